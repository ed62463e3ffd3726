package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RecordCodec;
import io.moraine.schemas.Event;
import io.moraine.schemas.RejectedLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of the records of a file. */
record Decoded(List<Event> events, List<RejectedLine> rejects) {
  static final String FILE_ID = "0123456789abcdef0123456789abcdef";
  static final String FILE_URI = "file:///logs/some.file";
  static final RecordCodec<Event> EVENTS = RecordCodec.of(Event.TABLE, Event.class);
  static final RecordCodec<RejectedLine> REJECTS =
      RecordCodec.of(RejectedLine.TABLE, RejectedLine.class);

  static Decoded of(InputFormat format, IngestSettings settings, String file) {
    return of(format, settings, file.getBytes(StandardCharsets.UTF_8));
  }

  static Decoded of(InputFormat format, IngestSettings settings, byte[] file) {
    try {
      return of(format, settings, new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Decoded of(InputFormat format, IngestSettings settings, InputStream file)
      throws IOException {
    RecordSplitter records = RecordSplitter.of(format, file, 1, settings.maxLineBytes());
    byte[] header = null;
    if (format.hasHeader()) {
      assertThat(records.next()).as("there is a header").isTrue();
      header =
          Arrays.copyOfRange(records.buffer(), records.from(), records.from() + records.length());
    }
    EventDecoder decoder = EventDecoder.of(format, settings, FILE_ID, FILE_URI, header);
    BlockBuilder events = new BlockBuilder(EVENTS.shape());
    BlockBuilder rejects = new BlockBuilder(REJECTS.shape());
    int accepted = 0;
    int count = 0;
    while (records.next()) {
      count++;
      if (decoder.decode(records, events, rejects)) {
        accepted++;
      }
    }
    assertThat(events.rows()).as("rows of events").isEqualTo(accepted);
    assertThat(rejects.rows()).as("rows of rejects").isEqualTo(count - accepted);
    return new Decoded(EVENTS.read(events.build()), REJECTS.read(rejects.build()));
  }

  /** What became of rows that are no text. */
  static Decoded ofRows(RowDecoder decoder, List<List<String>> rows) {
    BlockBuilder events = new BlockBuilder(EVENTS.shape());
    BlockBuilder rejects = new BlockBuilder(REJECTS.shape());
    for (int i = 0; i < rows.size(); i++) {
      decoder.decode(rows.get(i)::get, i + 1L, events, rejects);
    }
    return new Decoded(EVENTS.read(events.build()), REJECTS.read(rejects.build()));
  }

  /** The events by their lines. */
  Map<Long, Event> byLine() {
    return events.stream().collect(Collectors.toMap(Event::sourceLine, Function.identity()));
  }

  /** The only event of a file in which nothing was rejected. */
  Event event() {
    assertThat(rejects).isEmpty();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  /** The only rejected line of a file without events. */
  RejectedLine reject() {
    assertThat(events).isEmpty();
    assertThat(rejects).hasSize(1);
    return rejects.get(0);
  }
}
