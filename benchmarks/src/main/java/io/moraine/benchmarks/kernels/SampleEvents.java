package io.moraine.benchmarks.kernels;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.BlockCodec;
import io.moraine.blocks.BlockOrder;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.RejectedLine;
import io.moraine.simulator.Simulation;
import io.moraine.simulator.SimulationSettings;
import io.moraine.transforms.read.EventDecoder;
import io.moraine.transforms.read.IngestSettings;
import io.moraine.transforms.read.InputFormat;
import io.moraine.transforms.read.RecordSplitter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The same simulated events in each form that a kernel starts from. */
final class SampleEvents {
  static final Shape SHAPE = Shape.of(Event.TABLE.struct());

  /** As raw.events is sorted. */
  static final BlockOrder ORDER =
      BlockOrder.by(SHAPE, EventColumn.VISITOR_ID, EventColumn.EVENT_TIME, EventColumn.EVENT_ID);

  private static final int EVENTS = 60_000;
  private static final int ROWS_IN_BLOCK = 1 << 14;

  private final byte[] json;
  private final List<Block> blocks;
  private final List<Block> sorted = new ArrayList<>();
  private final List<byte[]> encoded = new ArrayList<>();

  private SampleEvents(byte[] json) throws IOException {
    this.json = json;
    this.blocks = decode();
    for (Block block : blocks) {
      sorted.add(block.select(ORDER.sort(block)));
      encoded.add(BlockCodec.encode(block));
    }
  }

  /** Simulates them below a folder. */
  static SampleEvents in(Path folder) throws IOException {
    Path out = folder.resolve("simulated");
    Simulation.of(SimulationSettings.defaults().withDays(3).withEvents(EVENTS))
        .write(out, progress -> {});
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.walk(out.resolve("events"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Files.copy(file, json);
      }
    }
    return new SampleEvents(json.toByteArray());
  }

  /** The lines. */
  byte[] json() {
    return json;
  }

  /** Blocks of events, as they come. */
  List<Block> blocks() {
    return blocks;
  }

  /** The same blocks, each sorted. */
  List<Block> sorted() {
    return sorted;
  }

  /** The same blocks as bytes. */
  List<byte[]> encoded() {
    return encoded;
  }

  long events() {
    return blocks.stream().mapToLong(Block::rows).sum();
  }

  long encodedBytes() {
    return encoded.stream().mapToLong(bytes -> bytes.length).sum();
  }

  /** Reads the lines again. */
  List<Block> decode() throws IOException {
    IngestSettings settings = IngestSettings.defaults();
    InputFormat format = InputFormat.events();
    EventDecoder decoder = EventDecoder.of(format, settings, "sample", "sample.jsonl", null);
    BlockBuilder events = new BlockBuilder(SHAPE);
    BlockBuilder rejects = new BlockBuilder(Shape.of(RejectedLine.TABLE.struct()));
    List<Block> built = new ArrayList<>();
    RecordSplitter lines =
        RecordSplitter.of(format, new ByteArrayInputStream(json), 1, settings.maxLineBytes());
    while (lines.next()) {
      decoder.decode(lines, events, rejects);
      if (events.rows() == ROWS_IN_BLOCK) {
        built.add(events.build());
      }
    }
    if (events.rows() > 0) {
      built.add(events.build());
    }
    return built;
  }
}
