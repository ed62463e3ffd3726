package io.moraine.blocks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Scratch in a folder, which every worker must see under the same path. Safe for several threads.
 */
public final class FolderScratch implements Scratch {
  private static final long serialVersionUID = 1L;

  private final String folder;

  /** Files go into that folder, which is made when the first one is. */
  public FolderScratch(Path folder) {
    this.folder = folder.toAbsolutePath().normalize().toString();
  }

  /** The folder that files go into. */
  public Path folder() {
    return Path.of(folder);
  }

  @Override
  public OutputStream create(String name) throws IOException {
    Path file = file(name);
    Files.createDirectories(file.getParent());
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public RunInput open(String name) throws IOException {
    Path path = file(name);
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(path.toString());
    }
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    return new RunInput() {
      @Override
      public void readFully(long position, byte[] into, int from, int length) throws IOException {
        file.seek(position);
        file.readFully(into, from, length);
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }

  /** Deletes the folder with all that is in it; does nothing where there is none. */
  public void deleteAll() throws IOException {
    Path root = Path.of(folder);
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public String toString() {
    return folder;
  }

  private Path file(String name) {
    Path root = Path.of(folder);
    Path file = root.resolve(name).normalize();
    if (!file.startsWith(root) || file.equals(root)) {
      throw new IllegalArgumentException("'" + name + "' is no file inside of " + folder + ".");
    }
    return file;
  }
}
