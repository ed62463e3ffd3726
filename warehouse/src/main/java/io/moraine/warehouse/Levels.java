package io.moraine.warehouse;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/**
 * The levels of a page, by which Parquet tells where values are null and where lists begin.
 *
 * @param repetition the repetition levels as they stand in a page of version 1
 * @param definition the definition levels as they stand in a page of version 1
 * @param entries how many there are of each
 * @param nulls how many of them are without value
 */
record Levels(BytesInput repetition, BytesInput definition, int entries, int nulls) {

  /** Those of a column of plain values that are all there or all null. */
  static Levels alike(int entries, int definition, int maxDefinition) {
    int nulls = definition < maxDefinition ? entries : 0;
    if (maxDefinition == 0) {
      return new Levels(BytesInput.empty(), BytesInput.empty(), entries, nulls);
    }
    BytesInput run =
        BytesInput.concat(
            BytesInput.fromUnsignedVarInt(entries << 1),
            BytesInput.from(new byte[] {(byte) definition}));
    return new Levels(BytesInput.empty(), withLength(run), entries, nulls);
  }

  private static BytesInput withLength(BytesInput runs) {
    return BytesInput.concat(BytesInput.fromInt((int) runs.size()), runs);
  }

  /** Collects levels one by one. */
  static final class Builder {
    private static final int EXPECTED_ENTRIES = 1 << 15;

    private final int maxRepetition;
    private final int maxDefinition;
    private final RunLengthBitPackingHybridEncoder repetition;
    private final RunLengthBitPackingHybridEncoder definition;
    private int entries;
    private int nulls;

    Builder(int maxRepetition, int maxDefinition) {
      this.maxRepetition = maxRepetition;
      this.maxDefinition = maxDefinition;
      this.repetition = encoder(maxRepetition);
      this.definition = encoder(maxDefinition);
    }

    void add(int repetitionLevel, int definitionLevel) throws IOException {
      if (maxRepetition > 0) {
        repetition.writeInt(repetitionLevel);
      }
      if (maxDefinition > 0) {
        definition.writeInt(definitionLevel);
      }
      entries++;
      if (definitionLevel < maxDefinition) {
        nulls++;
      }
    }

    Levels build() throws IOException {
      return new Levels(
          maxRepetition == 0 ? BytesInput.empty() : withLength(repetition.toBytes()),
          maxDefinition == 0 ? BytesInput.empty() : withLength(definition.toBytes()),
          entries,
          nulls);
    }

    private static RunLengthBitPackingHybridEncoder encoder(int maxLevel) {
      return LeafEncoder.runs(BytesUtils.getWidthFromMaxInt(maxLevel), EXPECTED_ENTRIES);
    }
  }
}
