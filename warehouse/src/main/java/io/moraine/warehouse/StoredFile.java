package io.moraine.warehouse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.DataFile;

/**
 * A data file of a slice, which travels between workers by {@link StoredFileCodec}. Its name is
 * {@code <hash of its rows>-<part>-<run>.parquet}, so that the name tells whether a slice changed.
 * Two are equal if their locations are.
 */
public final class StoredFile {
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{32})-(\\d+)-(.+)\\.parquet");

  private final Slice slice;
  private final DataFile dataFile;

  StoredFile(Slice slice, DataFile dataFile) {
    this.slice = slice;
    this.dataFile = dataFile;
  }

  static String name(String hash, int part, String runId) {
    return hash + "-" + part + "-" + runId + ".parquet";
  }

  public String location() {
    return dataFile.location();
  }

  public Slice slice() {
    return slice;
  }

  public long rows() {
    return dataFile.recordCount();
  }

  public long bytes() {
    return dataFile.fileSizeInBytes();
  }

  /** The hash of its rows; for a file that another engine wrote, its name. */
  public String hash() {
    Matcher name = name();
    return name.matches() ? name.group(1) : fileName(location());
  }

  /** Its place among the files of its slice, from 0; 0 for a file that another engine wrote. */
  public int part() {
    Matcher name = name();
    return name.matches() ? Integer.parseInt(name.group(2)) : 0;
  }

  /** Whether the run of that id wrote the file there. */
  static boolean isOf(String location, String runId) {
    Matcher name = NAME.matcher(fileName(location));
    return name.matches() && name.group(3).equals(runId);
  }

  DataFile dataFile() {
    return dataFile;
  }

  private Matcher name() {
    return NAME.matcher(fileName(location()));
  }

  private static String fileName(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredFile file && file.location().equals(location());
  }

  @Override
  public int hashCode() {
    return location().hashCode();
  }

  @Override
  public String toString() {
    return location() + " (" + rows() + " rows)";
  }
}
