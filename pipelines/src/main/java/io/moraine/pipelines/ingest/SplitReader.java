package io.moraine.pipelines.ingest;

import io.moraine.blocks.BlockBuilder;
import io.moraine.transforms.read.IngestSettings;
import java.io.Closeable;
import java.io.IOException;

/** The records of a stretch of a file, one after another, each decoded where it stands. */
interface SplitReader extends Closeable {

  static SplitReader open(FileSplit split, IngestSettings settings) throws IOException {
    return switch (split.format().kind()) {
      case EVENTS, COMBINED, COMMON, DELIMITED -> RecordReader.open(split, settings);
      case PARQUET -> ParquetRowReader.open(split, settings);
    };
  }

  /** Moves on to the next record. */
  boolean next() throws IOException;

  /** Decodes the record; whether it is an event, which is then the last row of {@code events}. */
  boolean decode(BlockBuilder events, BlockBuilder rejects);
}
