package io.moraine.cli.doctor;

/**
 * What a check found.
 *
 * @param subject what was looked at
 * @param sentence what is the case and, unless all is well, what to do
 */
public record Finding(String subject, Verdict verdict, String sentence) {
  public static Finding ok(String subject, String sentence) {
    return new Finding(subject, Verdict.OK, sentence);
  }

  public static Finding warn(String subject, String sentence) {
    return new Finding(subject, Verdict.WARN, sentence);
  }

  public static Finding fail(String subject, String sentence) {
    return new Finding(subject, Verdict.FAIL, sentence);
  }
}
