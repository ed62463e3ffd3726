package io.moraine.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of Moraine, as Maven wrote it into the jar, and of the Java it runs on. */
final class Version implements IVersionProvider {
  private static final String WRITTEN = "/META-INF/maven/io.moraine/moraine-cli/pom.properties";

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {
      "moraine " + number() + " (Java " + System.getProperty("java.version") + ")"
    };
  }

  private static String number() throws IOException {
    try (InputStream properties = Version.class.getResourceAsStream(WRITTEN)) {
      if (properties == null) {
        return "from its classes";
      }
      Properties maven = new Properties();
      maven.load(properties);
      return maven.getProperty("version");
    }
  }
}
