package io.moraine.blocks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;

/**
 * Where run files lie while a run of the warehouse lasts: a folder now, object storage later.
 *
 * <p>Names are relative, parts separated by {@code /}, and made by the caller, who never uses one
 * twice: what is tried again is written under a new name, so that a file that someone reads never
 * changes. A file may be opened once the stream that wrote it is closed.
 */
public interface Scratch extends Serializable {
  /**
   * A new file of that name.
   *
   * @throws IOException if there is one already, or it cannot be written
   */
  OutputStream create(String name) throws IOException;

  /**
   * Opens a file that was written.
   *
   * @throws IOException if there is none, or it cannot be read
   */
  RunInput open(String name) throws IOException;
}
