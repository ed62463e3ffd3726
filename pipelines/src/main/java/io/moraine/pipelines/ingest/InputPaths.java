package io.moraine.pipelines.ingest;

import io.moraine.pipelines.PipelineError;
import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files that people mean by paths, directories and globs. */
final class InputPaths {
  private InputPaths() {}

  /**
   * The files, each once, in order of their absolute names. Below a directory, hidden files and
   * those whose name begins with an underscore are left out, as they are marks of other tools.
   *
   * @throws MoraineException if an input stands for no file
   */
  static List<Path> expand(List<String> inputs) {
    TreeSet<Path> files = new TreeSet<>();
    for (String input : inputs) {
      List<Path> found = expand(input);
      if (found.isEmpty()) {
        throw new MoraineException(
            PipelineError.NO_INPUT,
            "'" + input + "' names no file; give a file, a directory or a quoted glob.");
      }
      files.addAll(found);
    }
    return List.copyOf(files);
  }

  private static List<Path> expand(String input) {
    try {
      Path path = isGlob(input) ? null : Path.of(input);
      if (path != null || Files.exists(Path.of(input))) {
        return below(Path.of(input));
      }
      return matching(input);
    } catch (InvalidPathException e) {
      throw new MoraineException(
          PipelineError.NO_INPUT, "'" + input + "' is no path: " + e.getReason() + ".", e);
    } catch (IOException e) {
      throw new MoraineException(
          PipelineError.UNREADABLE_INPUT,
          "'" + input + "' cannot be listed: " + e.getMessage() + ".",
          e);
    }
  }

  private static boolean isGlob(String input) {
    return input.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
  }

  private static List<Path> below(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return List.of(path.toRealPath());
    }
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      return real(tree.filter(Files::isRegularFile).filter(file -> isPlain(path, file)));
    }
  }

  private static boolean isPlain(Path root, Path file) {
    for (Path part : root.relativize(file)) {
      String name = part.toString();
      if (name.startsWith(".") || name.startsWith("_")) {
        return false;
      }
    }
    return true;
  }

  private static List<Path> matching(String glob) throws IOException {
    Path absolute = Path.of("").toAbsolutePath();
    String pattern = glob.startsWith("/") ? glob : absolute + "/" + glob;
    // The walk starts at the last directory before the first wildcard.
    int wildcard = 0;
    while (!isGlob(pattern.substring(wildcard, wildcard + 1))) {
      wildcard++;
    }
    Path root = Path.of(pattern.substring(0, pattern.lastIndexOf('/', wildcard) + 1)).normalize();
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    try (Stream<Path> tree = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      return real(tree.filter(Files::isRegularFile).filter(matcher::matches));
    }
  }

  private static List<Path> real(Stream<Path> files) throws IOException {
    TreeSet<Path> real = new TreeSet<>();
    for (Path file : (Iterable<Path>) files::iterator) {
      real.add(file.toRealPath());
    }
    return List.copyOf(real);
  }
}
