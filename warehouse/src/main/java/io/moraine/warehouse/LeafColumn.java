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
  public void readLists(ListRows lists, int presentAt, int elementAt) {
    while (!lists.isFull()) {
      lists.beginRow();
      int level = reader.getCurrentDefinitionLevel();
      if (level >= presentAt) {
        lists.setPresent();
      }
      if (level < elementAt) {
        lists.endEntry();
        reader.consume();
      } else {
        do {
          lists.addElement();
          lists.endEntry();
          addElement(lists, lists.elements() - 1);
        } while (reader.getCurrentRepetitionLevel() > 0);
      }
    }
  }

  @Override
  public void readElements(ListRows lists) {
    int element = 0;
    for (int entry = 0; entry < lists.entries(); entry++) {
      if (element < lists.elements() && lists.entry(element) == entry) {
        addElement(lists, element);
        element++;
      } else {
        reader.consume();
      }
    }
  }

  private void addElement(ListRows lists, int element) {
    if (lists.isWanted(element)) {
      addCurrent();
    } else {
      if (isDefined()) {
        reader.skip();
      }
      reader.consume();
    }
  }

  private boolean isDefined() {
    return reader.getCurrentDefinitionLevel() == reader.getDescriptor().getMaxDefinitionLevel();
  }

  private void addCurrent() {
    if (isDefined()) {
      reader.writeCurrentValueToConverter();
    } else {
      values.addNulls(1);
    }
    reader.consume();
  }
}
