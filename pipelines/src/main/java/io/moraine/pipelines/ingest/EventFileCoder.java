package io.moraine.pipelines.ingest;

import io.moraine.schemas.Event;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.StoredFileCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/** Files of {@link Event#TABLE} as bytes, see {@link StoredFileCodec}. */
final class EventFileCoder extends CustomCoder<StoredFile> {
  private static final long serialVersionUID = 1L;

  private final int buckets;
  private final transient StoredFileCodec files;

  EventFileCoder(int buckets) {
    this.buckets = buckets;
    this.files = new StoredFileCodec(Event.TABLE, buckets);
  }

  @Override
  public void encode(StoredFile file, OutputStream out) throws IOException {
    files.write(file, new DataOutputStream(out));
  }

  @Override
  public StoredFile decode(InputStream in) throws IOException {
    return files.read(new DataInputStream(in));
  }

  /** One is as good as another: runners refuse to bring together what other coders move. */
  @Override
  public boolean equals(Object other) {
    return other instanceof EventFileCoder coder && coder.buckets == buckets;
  }

  @Override
  public int hashCode() {
    return buckets;
  }

  // What is derived does not travel.
  private Object readResolve() {
    return new EventFileCoder(buckets);
  }
}
