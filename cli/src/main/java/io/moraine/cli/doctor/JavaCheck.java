package io.moraine.cli.doctor;

/** Is this Java new enough? */
final class JavaCheck {
  private static final int OLDEST = 17;
  private static final String SUBJECT = "java";

  private JavaCheck() {}

  static Finding of(Runtime.Version version, String home) {
    return version.feature() < OLDEST
        ? Finding.fail(
            SUBJECT,
            "Java %s in %s is too old. Point JAVA_HOME at a JDK %s or newer."
                .formatted(version, home, OLDEST))
        : Finding.ok(SUBJECT, "Java %s in %s.".formatted(version, home));
  }
}
