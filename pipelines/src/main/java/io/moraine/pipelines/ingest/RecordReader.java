package io.moraine.pipelines.ingest;

import io.moraine.blocks.BlockBuilder;
import io.moraine.transforms.read.EventDecoder;
import io.moraine.transforms.read.IngestSettings;
import io.moraine.transforms.read.RecordSplitter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The records of a stretch of a file, each decoded where it stands. Where a packed file is damaged
 * its records end with one that is rejected for that.
 */
final class RecordReader implements SplitReader {
  private static final int BUFFER = 1 << 16;

  private final UnpackedInput in;
  private final RecordSplitter records;
  private final EventDecoder decoder;
  private boolean damageTold;
  private boolean atDamage;

  private RecordReader(UnpackedInput in, RecordSplitter records, EventDecoder decoder) {
    this.in = in;
    this.records = records;
    this.decoder = decoder;
  }

  static RecordReader open(FileSplit split, IngestSettings settings) throws IOException {
    byte[] header = split.header().length == 0 ? null : split.header();
    EventDecoder decoder =
        EventDecoder.of(split.format(), settings, split.fileId(), split.uri(), header);
    FileChannel channel =
        FileChannel.open(Path.of(URI.create(split.uri())), StandardOpenOption.READ);
    channel.position(split.from());
    InputStream stored =
        new BufferedInputStream(
            new StretchInput(Channels.newInputStream(channel), split.bytes()), BUFFER);
    UnpackedInput in = UnpackedInput.of(split.compression(), stored);
    RecordSplitter records =
        RecordSplitter.of(split.format(), in, split.firstLine(), settings.maxLineBytes());
    if (header != null && split.firstLine() == 1) {
      records.next();
    }
    return new RecordReader(in, records, decoder);
  }

  @Override
  public boolean next() throws IOException {
    boolean found = records.next();
    atDamage = found ? in.tore(records.nextOffset()) : !in.damage().isEmpty() && !damageTold;
    damageTold |= atDamage;
    return found || atDamage;
  }

  @Override
  public boolean decode(BlockBuilder events, BlockBuilder rejects) {
    if (atDamage) {
      decoder.reject(records, in.damage(), rejects);
      return false;
    }
    return decoder.decode(records, events, rejects);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
