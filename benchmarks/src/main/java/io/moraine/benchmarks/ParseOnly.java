package io.moraine.benchmarks;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.RejectedLine;
import io.moraine.transforms.read.EventDecoder;
import io.moraine.transforms.read.IngestSettings;
import io.moraine.transforms.read.InputFormat;
import io.moraine.transforms.read.RecordSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The physical limit: a program that reads the same files and decodes every line by the decoder of
 * ingest, into blocks that are thrown away.
 */
final class ParseOnly {
  private static final int ROWS_IN_BLOCK = 1 << 15;

  private ParseOnly() {}

  /**
   * Reads all lines below a folder, and prints how many were events.
   *
   * @param arguments {@code logs=FOLDER} and {@code threads=N}
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    var values = PeerArguments.parse(arguments);
    System.out.println(
        events(Path.of(values.get("logs")), Integer.parseInt(values.get("threads"))) + " events");
  }

  /** How many lines of the files below are events. */
  static long events(Path logs, int threads)
      throws IOException, InterruptedException, ExecutionException {
    // The largest first, so that the threads end together.
    Queue<Path> files = new ConcurrentLinkedQueue<>();
    try (Stream<Path> walk = Files.walk(logs)) {
      walk.filter(Files::isRegularFile)
          .sorted(Comparator.comparing((Path file) -> file.toFile().length()).reversed())
          .forEach(files::add);
    }
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Callable<Long> worker = () -> decodeAll(files);
        counts.add(workers.submit(worker));
      }
      long events = 0;
      for (Future<Long> count : counts) {
        events += count.get();
      }
      return events;
    } finally {
      workers.shutdownNow();
    }
  }

  private static long decodeAll(Queue<Path> files) throws IOException {
    BlockBuilder events = new BlockBuilder(Shape.of(Event.TABLE.struct()));
    BlockBuilder rejects = new BlockBuilder(Shape.of(RejectedLine.TABLE.struct()));
    long count = 0;
    for (Path file = files.poll(); file != null; file = files.poll()) {
      count += decode(file, events, rejects);
    }
    return count;
  }

  private static long decode(Path file, BlockBuilder events, BlockBuilder rejects)
      throws IOException {
    IngestSettings settings = IngestSettings.defaults();
    InputFormat format = InputFormat.events();
    EventDecoder decoder =
        EventDecoder.of(format, settings, file.getFileName().toString(), file.toString(), null);
    long count = 0;
    try (InputStream in = Files.newInputStream(file)) {
      RecordSplitter lines = RecordSplitter.of(format, in, 1, settings.maxLineBytes());
      while (lines.next()) {
        if (decoder.decode(lines, events, rejects)) {
          count++;
        }
        if (events.rows() >= ROWS_IN_BLOCK) {
          events.build();
        }
        if (rejects.rows() >= ROWS_IN_BLOCK) {
          rejects.build();
        }
      }
    }
    return count;
  }
}
