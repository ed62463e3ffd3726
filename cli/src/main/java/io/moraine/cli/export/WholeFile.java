package io.moraine.cli.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there when it is whole, and not before: written under another name beside its own.
 * If it is closed without having been published, nothing of it stays.
 */
public final class WholeFile implements Closeable {
  private final Path file;
  private final Path draft;

  private WholeFile(Path file, Path draft) {
    this.file = file;
    this.draft = draft;
  }

  public static WholeFile at(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder);
    }
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    }
    return new WholeFile(file, folder.resolve("." + file.getFileName() + ".draft"));
  }

  /** Where to write. */
  public Path draft() {
    return draft;
  }

  /** Gives the file its name, in place of any that had it. */
  public void publish() throws IOException {
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(draft);
  }
}
