package io.moraine.pipelines;

import io.moraine.blocks.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * References to runs as bytes. They are most of what a runner moves; Java's own serialization would
 * write the class with each.
 */
public final class RunCoder extends CustomCoder<Run> {
  private static final long serialVersionUID = 1L;
  private static final StringUtf8Coder TEXT = StringUtf8Coder.of();
  private static final VarLongCoder LONG = VarLongCoder.of();
  private static final VarIntCoder INT = VarIntCoder.of();

  /** The same collection, whose runs are moved by this coder. */
  public static PCollection<KV<Integer, Run>> keyed(PCollection<KV<Integer, Run>> runs) {
    return runs.setCoder(KvCoder.of(VarIntCoder.of(), new RunCoder()));
  }

  @Override
  public void encode(Run run, OutputStream out) throws IOException {
    TEXT.encode(run.file(), out);
    LONG.encode(run.offset(), out);
    LONG.encode(run.byteCount(), out);
    LONG.encode(run.rows(), out);
    INT.encode(run.key(), out);
  }

  @Override
  public Run decode(InputStream in) throws IOException {
    return new Run(
        TEXT.decode(in), LONG.decode(in), LONG.decode(in), LONG.decode(in), INT.decode(in));
  }

  /** One is as good as another: runners refuse to bring together what other coders move. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RunCoder;
  }

  @Override
  public int hashCode() {
    return RunCoder.class.hashCode();
  }

  /** The same run has the same bytes, so that runs may be keys. */
  @Override
  public void verifyDeterministic() {}
}
