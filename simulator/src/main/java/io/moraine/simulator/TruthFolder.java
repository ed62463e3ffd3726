package io.moraine.simulator;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of the long lists while they are written. */
final class TruthFolder implements Closeable {
  private final Map<TruthTable<?>, OutputStream> files = new LinkedHashMap<>();

  /** Opens every file anew and writes its header. */
  TruthFolder(Path out) throws IOException {
    for (TruthTable<?> table : TruthTable.ALL) {
      Files.createDirectories(table.file(out).getParent());
      OutputStream file = Files.newOutputStream(table.file(out));
      files.put(table, file);
      file.write(table.header().getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Writes the rows that are not written yet. */
  void write(Rows rows) throws IOException {
    for (Map.Entry<TruthTable<?>, OutputStream> file : files.entrySet()) {
      TextBuffer text = rows.text(file.getKey());
      file.getValue().write(text.bytes(), 0, text.length());
      text.clear();
    }
  }

  @Override
  public void close() throws IOException {
    for (OutputStream file : files.values()) {
      file.close();
    }
  }
}
