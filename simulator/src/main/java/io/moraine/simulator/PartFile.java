package io.moraine.simulator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes what was received on one day as a file, in the order in which it was received. */
final class PartFile {
  private static final int BUFFER = 1 << 18;

  private final String name;
  private final List<DayLog> logs;

  /** Of each log the number that its first line has through all logs. */
  private final int[] firstNumbers;

  private final Rows rows = new Rows();
  private final LogCount count = new LogCount();
  private long late;
  private long bytes;

  /**
   * A file to be written.
   *
   * @param name its path below the folder {@code events}
   */
  PartFile(String name, List<DayLog> logs) {
    this.name = name;
    this.logs = logs.stream().filter(log -> log.lines() > 0).toList();
    this.firstNumbers = new int[this.logs.size()];
  }

  /** The truth about the file's lines, once it is written. */
  Rows rows() {
    return rows;
  }

  LogCount count() {
    return count;
  }

  void write(Path file, Compression compression) throws IOException {
    try (OutputStream out = open(file, compression)) {
      long line = 0;
      for (long place : inOrderOfReceipt()) {
        line++;
        write((int) place, line, out);
      }
      FileTruth truth = truth(line);
      rows.add(TruthTable.FILES, truth);
      count.file(truth);
    }
  }

  private static OutputStream open(Path file, Compression compression) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return switch (compression) {
      case NONE -> new BufferedOutputStream(out, BUFFER);
      case GZIP -> new BufferedOutputStream(new GZIPOutputStream(out, BUFFER), BUFFER);
    };
  }

  /** For every line when it was received (upper half) and its number through all logs (lower). */
  private long[] inOrderOfReceipt() {
    long[] places = new long[logs.stream().mapToInt(DayLog::lines).sum()];
    int number = 0;
    for (int i = 0; i < logs.size(); i++) {
      DayLog log = logs.get(i);
      firstNumbers[i] = number;
      for (int line = 0; line < log.lines(); line++) {
        places[number] = (long) log.receivedInDay(line) << 32 | number;
        number++;
      }
    }
    Arrays.sort(places);
    return places;
  }

  private void write(int number, long line, OutputStream out) throws IOException {
    int found = Arrays.binarySearch(firstNumbers, number);
    int log = found >= 0 ? found : -found - 2;
    write(logs.get(log), number - firstNumbers[log], line, out);
  }

  private void write(DayLog log, int inLog, long line, OutputStream out) throws IOException {
    int from = log.from(inLog);
    int length = log.to(inLog) - from;
    out.write(log.text(), from, length);
    bytes += length;
    LineFate fate = log.fate(inLog);
    if (fate == LineFate.ACCEPTED_LATE) {
      late++;
    } else if (fate.isDuplicate()) {
      count.duplicate(fate);
      String id =
          new String(
              log.text(),
              from + EventLine.ID_FROM,
              TextBuffer.UUID_LENGTH,
              StandardCharsets.US_ASCII);
      rows.add(TruthTable.DUPLICATES, new DuplicateTruth(name, line, id, fate.label()));
    } else if (!fate.isAccepted()) {
      count.reject(fate);
      rows.add(
          TruthTable.REJECTS, new RejectTruth(name, line, fate.reason().label(), fate.label()));
    }
  }

  private FileTruth truth(long lines) {
    long duplicate = count.duplicatesByKind().total();
    long rejected = count.rejectsByReason().total();
    long accepted = lines - duplicate - rejected;
    return new FileTruth(name, lines, accepted, duplicate, rejected, late, bytes);
  }
}
