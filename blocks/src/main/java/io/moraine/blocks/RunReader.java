package io.moraine.blocks;

import io.moraine.schemas.MoraineException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;

/**
 * Reads the rows of a run, holding one frame of them at a time. The file is opened when the first
 * row is asked for and closed after the last.
 *
 * <p>A file that does not hold what was written is a {@link MoraineException} with {@link
 * BlocksError#DAMAGED_RUN} that names the file and the place.
 */
public final class RunReader implements RowCursor {
  private final Scratch scratch;
  private final Run run;
  private final Shape shape;
  private final BlockDecoder decoder = new BlockDecoder();
  private final RowView view = new RowView();
  private final long end;
  private RunInput input;
  private long position;
  // Length of the frame at the position, which is read along with the frame before it.
  private int frameLength;
  private long rowsLeft;
  private Block block;
  private int row;

  public RunReader(Scratch scratch, Run run, Shape shape) {
    this.scratch = scratch;
    this.run = run;
    this.shape = shape;
    this.position = run.offset();
    this.end = run.offset() + run.byteCount();
    this.rowsLeft = run.rows();
  }

  @Override
  public boolean next() throws IOException {
    row++;
    if (block == null || row == block.rows()) {
      if (rowsLeft == 0) {
        block = null;
        close();
        return false;
      }
      block = nextBlock();
      row = 0;
    }
    view.at(block, row);
    return true;
  }

  @Override
  public RowView row() {
    return view;
  }

  @Override
  public int stretch() {
    return block.rows() - row;
  }

  @Override
  public void passOver(int rows) {
    row += rows;
    view.at(block, row);
  }

  @Override
  public void close() throws IOException {
    if (input != null) {
      input.close();
      input = null;
    }
  }

  private Block nextBlock() throws IOException {
    long at = position;
    try {
      if (input == null) {
        input = scratch.open(run.file());
        byte[] length = new byte[Integer.BYTES];
        input.readFully(position, length, 0, Integer.BYTES);
        frameLength = ByteSink.intAt(length, 0);
        position += Integer.BYTES;
      }
      Block read = readFrame();
      rowsLeft -= read.rows();
      if (rowsLeft < 0 || (rowsLeft == 0) != (position == end)) {
        throw new StreamCorruptedException("it does not hold " + run.rows() + " rows");
      }
      return read;
    } catch (EOFException e) {
      throw damaged(at, "the file ends too early", e);
    } catch (StreamCorruptedException e) {
      throw damaged(at, e.getMessage(), e);
    }
  }

  private Block readFrame() throws IOException {
    long left = end - position;
    if (frameLength <= 0 || frameLength > left) {
      throw new StreamCorruptedException("a frame cannot be " + frameLength + " bytes long");
    }
    boolean last = frameLength == left;
    byte[] bytes = new byte[last ? frameLength : frameLength + Integer.BYTES];
    input.readFully(position, bytes, 0, bytes.length);
    Block read = decoder.decode(bytes, 0, frameLength, shape);
    position += bytes.length;
    frameLength = last ? 0 : ByteSink.intAt(bytes, frameLength);
    return read;
  }

  private MoraineException damaged(long at, String why, IOException cause) {
    return new MoraineException(
        BlocksError.DAMAGED_RUN,
        "Run file "
            + run.file()
            + " in "
            + scratch
            + " is damaged at byte "
            + at
            + ": "
            + why
            + ". Run the command again, which writes its scratch files anew.",
        cause);
  }
}
