package io.moraine.warehouse;

import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;

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

  /** Collects the levels of a page. */
  static final class Builder {
    private final int maxRepetition;
    private final int maxDefinition;
    private final RunEncoder repetition;
    private final RunEncoder definition;
    private int entries;
    private int nulls;

    Builder(int maxRepetition, int maxDefinition, EncoderMemory memory) {
      this.maxRepetition = maxRepetition;
      this.maxDefinition = maxDefinition;
      this.repetition = memory.repetition(BytesUtils.getWidthFromMaxInt(maxRepetition));
      this.definition = memory.definition(BytesUtils.getWidthFromMaxInt(maxDefinition));
    }

    /** Adds so many rows without any element, whose definition level is that. */
    void addEmpty(int definitionLevel, int count) {
      repetition.add(0, count);
      definition.add(definitionLevel, count);
      entries += count;
      nulls += count;
    }

    /** Adds the elements {@code [from, to)} of one row. */
    void addElements(LeafEncoder values, int from, int to) {
      repetition.add(0);
      repetition.add(1, to - from - 1);
      addValues(values, from, to);
    }

    /** Adds the values {@code [from, to)}, whose repetition levels are known. */
    void addValues(LeafEncoder values, int from, int to) {
      entries += to - from;
      nulls += values.addDefinitions(from, to, maxDefinition, definition);
    }

    Levels build() {
      return new Levels(
          maxRepetition == 0 ? BytesInput.empty() : withLength(repetition.toBytes()),
          maxDefinition == 0 ? BytesInput.empty() : withLength(definition.toBytes()),
          entries,
          nulls);
    }
  }
}
