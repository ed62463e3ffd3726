package io.moraine.warehouse;

import org.apache.parquet.column.ColumnReader;

/** Reads whatever pages Parquet knows, value by value. */
record LeafColumn(ColumnReader reader, LeafValues values) implements LeafReader {
  @Override
  public void readRows(int rows) {
    for (int row = 0; row < rows; row++) {
      addCurrent();
    }
  }

  @Override
  public void readLists(
      int rows, int presentAt, int elementAt, long[] wanted, int[] offsets, long[] present) {
    int elements = 0;
    for (int row = 0; row < rows; row++) {
      int level = reader.getCurrentDefinitionLevel();
      if (level >= presentAt) {
        present[row >>> 6] |= 1L << row;
      }
      if (level < elementAt) {
        reader.consume();
      } else {
        do {
          addCurrent();
          elements++;
        } while (reader.getCurrentRepetitionLevel() > 0);
      }
      offsets[row + 1] = elements;
    }
  }

  private void addCurrent() {
    if (reader.getCurrentDefinitionLevel() == reader.getDescriptor().getMaxDefinitionLevel()) {
      reader.writeCurrentValueToConverter();
    } else {
      values.addNulls(1);
    }
    reader.consume();
  }
}
