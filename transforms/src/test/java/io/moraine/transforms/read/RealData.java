package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Real logs, which are not part of the project: in the directory of the system property
 * moraine.data, else in ../shared/data from the project's root.
 */
final class RealData {
  private static final int START = 1 << 14;

  private RealData() {}

  /** The files of a folder by name; skips the test where the folder is not there. */
  static List<Path> files(String folder) {
    // Surefire runs in the folder of this module.
    Path data = Path.of(System.getProperty("moraine.data", "../../shared/data"));
    Path directory = data.resolve(folder);
    assumeTrue(
        Files.isDirectory(directory),
        () -> "Skipped: there are no real logs in " + directory.toAbsolutePath().normalize() + ".");
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files.sorted().toList();
      assertThat(found).isNotEmpty();
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The format of a file, as its first bytes tell. */
  static InputFormat format(Path file) {
    try (InputStream in = open(file)) {
      return InputFormat.detect(in.readNBytes(START), file.getFileName().toString()).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Decoded decode(Path file, IngestSettings settings) {
    try (InputStream in = open(file)) {
      return Decoded.of(format(file), settings, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    return new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)));
  }
}
