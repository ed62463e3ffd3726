package io.moraine.benchmarks;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** Folders as wholes: emptied, copied, weighed. */
final class Folders {
  private Folders() {}

  /** The folder, made and empty. */
  static Path emptied(Path folder) {
    delete(folder);
    return made(folder);
  }

  /** The folder, made if it was not there. */
  static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw failed(folder, "made", failure);
    }
  }

  /** Deletes the folder with all that is in it; nothing where it is missing. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                throws IOException {
              Files.delete(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException failure) {
      throw failed(folder, "deleted", failure);
    }
  }

  /** All files below, in order of their paths. */
  static List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException failure) {
      throw failed(folder, "read", failure);
    }
  }

  /** Reads every byte once, so that who comes next need not bring them from the disk. */
  static void warm(Path folder) {
    byte[] buffer = new byte[1 << 20];
    for (Path file : files(folder)) {
      try (InputStream in = Files.newInputStream(file)) {
        while (in.read(buffer) >= 0) {
          continue;
        }
      } catch (IOException failure) {
        throw failed(file, "read", failure);
      }
    }
  }

  /** The bytes of all files below. */
  static long bytes(Path folder) {
    return files(folder).stream().mapToLong(file -> file.toFile().length()).sum();
  }

  private static MoraineException failed(Path folder, String verb, IOException failure) {
    return new MoraineException(
        BenchError.FILE,
        "The folder %s cannot be %s (%s).".formatted(folder, verb, failure),
        failure);
  }
}
