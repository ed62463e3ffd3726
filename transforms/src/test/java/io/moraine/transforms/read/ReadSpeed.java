package io.moraine.transforms.read;

import io.moraine.blocks.BlockBuilder;
import io.moraine.transforms.enrich.RowTexts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How many event lines a second are cut, decoded and completed on one core. Not a test; run its
 * main with files of {@code event/1} lines. Each round prints the steps one after the other, every
 * step doing what the one before it does and more.
 */
final class ReadSpeed {
  /** Time of this thread alone, since machines that build have other things to do. */
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private static final int ROUNDS = 8;
  private static final int BLOCK_ROWS = 1 << 16;
  private static final long BLOCK_BYTES = 32L << 20;

  /** What is done with the lines. */
  private enum Step {
    CUT,
    DECODED,
    COMPLETED
  }

  private final IngestSettings settings = IngestSettings.defaults();
  private final InputFormat format = InputFormat.events();
  private final BlockBuilder events = new BlockBuilder(Decoded.EVENTS.shape());
  private final BlockBuilder rejects = new BlockBuilder(Decoded.REJECTS.shape());

  private ReadSpeed() {}

  public static void main(String[] files) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String file : files) {
      try (Stream<Path> parts = Files.walk(Path.of(file))) {
        for (Path part : parts.filter(Files::isRegularFile).sorted().toList()) {
          all.write(Files.readAllBytes(part));
        }
      }
    }
    byte[] lines = all.toByteArray();
    for (int round = 0; round < ROUNDS; round++) {
      for (Step step : List.of(Step.values())) {
        new ReadSpeed().measure(step, lines);
      }
    }
  }

  private void measure(Step step, byte[] bytes) throws IOException {
    RecordSplitter lines =
        RecordSplitter.of(format, new ByteArrayInputStream(bytes), 1, settings.maxLineBytes());
    long start = THREAD.getCurrentThreadCpuTime();
    long count =
        switch (step) {
          case CUT -> cut(lines);
          case DECODED -> decoded(lines);
          case COMPLETED -> completed(lines);
        };
    double seconds = (THREAD.getCurrentThreadCpuTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-9s %5.2f million lines/s, %4.0f MB/s%n",
        step.name().toLowerCase(Locale.ROOT),
        count / seconds / 1e6,
        bytes.length / seconds / 1e6);
  }

  private static long cut(RecordSplitter lines) throws IOException {
    long count = 0;
    while (lines.next()) {
      count++;
    }
    return count;
  }

  private long decoded(RecordSplitter lines) throws IOException {
    LineDecoder decoder = new JsonEventDecoder(settings, new RowTexts());
    long count = 0;
    while (lines.next()) {
      count++;
      try {
        decoder.decode(lines.buffer(), lines.from(), lines.length(), lines.lineNumber(), events);
        events.endRow();
      } catch (Rejection rejection) {
        events.discardRow();
      }
      flush();
    }
    return count;
  }

  private long completed(RecordSplitter lines) throws IOException {
    EventDecoder decoder =
        EventDecoder.of(format, settings, Decoded.FILE_ID, Decoded.FILE_URI, null);
    long count = 0;
    while (lines.next()) {
      count++;
      decoder.decode(lines, events, rejects);
      flush();
    }
    return count;
  }

  private void flush() {
    if (events.rows() == BLOCK_ROWS
        || ((events.rows() & 0xff) == 0 && events.bytes() > BLOCK_BYTES)) {
      events.build();
      rejects.build();
    }
  }
}
