package io.moraine.warehouse;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * Files of a local or mounted disk, for Iceberg, without Hadoop: it opens at once and leaves no
 * {@code .crc} files. Locations are {@code file:///absolute/path}, not percent-encoded, as Trino
 * reads them.
 */
public final class LocalFileIO implements SupportsPrefixOperations {
  private static final long serialVersionUID = 1L;
  private static final String SCHEME = "file://";

  /** The location of a path. */
  public static String location(Path path) {
    return SCHEME + path.toAbsolutePath().normalize();
  }

  /** The path of a location; {@code file:///x}, {@code file:/x} and {@code /x} are the same. */
  public static Path path(String location) {
    if (location.startsWith(SCHEME)) {
      return Path.of(location.substring(SCHEME.length()));
    }
    return Path.of(location.startsWith("file:") ? location.substring("file:".length()) : location);
  }

  @Override
  public InputFile newInputFile(String location) {
    return new LocalFile(location);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new LocalFile(location);
  }

  @Override
  public void deleteFile(String location) {
    try {
      Files.delete(path(location));
    } catch (java.nio.file.NoSuchFileException e) {
      throw new NotFoundException(e, "There is no file %s to delete.", location);
    } catch (IOException e) {
      throw new UncheckedIOException("File " + location + " cannot be deleted.", e);
    }
  }

  /** The files at and below a folder; none where there is no such folder. */
  @Override
  public Iterable<FileInfo> listPrefix(String prefix) {
    Path folder = path(prefix);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .map(Path::toFile)
          .filter(File::isFile)
          .map(LocalFileIO::info)
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Folder " + prefix + " cannot be listed.", e);
    }
  }

  @Override
  public void deletePrefix(String prefix) {
    listPrefix(prefix).forEach(file -> deleteFile(file.location()));
  }

  @Override
  public Map<String, String> properties() {
    return Map.of();
  }

  @Override
  public void initialize(Map<String, String> properties) {}

  @Override
  public void close() {}

  private static FileInfo info(File file) {
    return new FileInfo(location(file.toPath()), file.length(), file.lastModified());
  }

  /** Iceberg's own local file, under the location that it was asked for. */
  private static final class LocalFile implements InputFile, OutputFile {
    private final String location;
    private final File file;

    LocalFile(String location) {
      this.location = location;
      this.file = path(location).toFile();
    }

    @Override
    public String location() {
      return location;
    }

    @Override
    public boolean exists() {
      return file.exists();
    }

    @Override
    public long getLength() {
      return org.apache.iceberg.Files.localInput(file).getLength();
    }

    @Override
    public SeekableInputStream newStream() {
      return org.apache.iceberg.Files.localInput(file).newStream();
    }

    @Override
    public PositionOutputStream create() {
      makeFolder();
      return org.apache.iceberg.Files.localOutput(file).create();
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
      makeFolder();
      return org.apache.iceberg.Files.localOutput(file).createOrOverwrite();
    }

    // Iceberg looks whether the folder is there and then makes it, and fails where another process
    // makes it in between.
    private void makeFolder() {
      try {
        Files.createDirectories(file.toPath().getParent());
      } catch (IOException e) {
        throw new UncheckedIOException("The folder of " + location + " cannot be made.", e);
      }
    }

    @Override
    public InputFile toInputFile() {
      return this;
    }
  }
}
