package io.moraine.cli.export;

import io.moraine.blocks.RowView;
import java.io.Closeable;
import java.io.IOException;

/** A file that takes rows one by one and keeps few of them in memory. */
public interface RowFile extends Closeable {
  void add(RowView row) throws IOException;
}
