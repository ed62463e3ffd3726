package io.moraine.pipelines.ingest;

import io.moraine.blocks.Run;
import io.moraine.pipelines.RunCoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.VarIntCoder;

/** A run that belongs to a bucket, and what its rows are. */
record BucketPart(Kind kind, Run run) implements Serializable {
  enum Kind {
    /** Freshly read events, shape {@link EventRow#SHAPE}. */
    EVENTS,
    /** Events that are not kept, shape {@link EventIdRow#SHAPE}. */
    DROPPED
  }

  /** Parts as bytes, see {@link RunCoder}. */
  static final class Coder extends CustomCoder<BucketPart> {
    private static final long serialVersionUID = 1L;
    private static final Kind[] KINDS = Kind.values();

    private final RunCoder runs = new RunCoder();

    @Override
    public void encode(BucketPart part, OutputStream out) throws IOException {
      VarIntCoder.of().encode(part.kind.ordinal(), out);
      runs.encode(part.run, out);
    }

    @Override
    public BucketPart decode(InputStream in) throws IOException {
      return new BucketPart(KINDS[VarIntCoder.of().decode(in)], runs.decode(in));
    }

    /** One is as good as another: runners refuse to bring together what other coders move. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Coder;
    }

    @Override
    public int hashCode() {
      return Coder.class.hashCode();
    }
  }
}
