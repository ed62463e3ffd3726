package io.moraine.pipelines.results;

import io.moraine.analyses.results.ResultFold;
import io.moraine.blocks.FolderScratch;
import io.moraine.blocks.RunInput;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.UUID;

/**
 * A reference to what a fold has learnt, which lies in scratch.
 *
 * @param analysis the fold's
 * @param file where it lies
 * @param byteCount how long it is, bytes
 */
record FoldState(String analysis, String file, long byteCount) implements Serializable {

  static FoldState save(FolderScratch scratch, String analysis, ResultFold<?> fold)
      throws IOException {
    String file = "folds/" + analysis + "-" + UUID.randomUUID();
    try (OutputStream out = scratch.create(file);
        ObjectOutputStream objects =
            new ObjectOutputStream(new BufferedOutputStream(out, 1 << 16))) {
      objects.writeObject(fold);
    }
    return new FoldState(analysis, file, Files.size(scratch.folder().resolve(file)));
  }

  ResultFold<?> load(FolderScratch scratch) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(byteCount)];
    try (RunInput input = scratch.open(file)) {
      input.readFully(0, bytes, 0, bytes.length);
    }
    try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (ResultFold<?>) objects.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException("What " + analysis + " has learnt cannot be read: " + e, e);
    }
  }

  /** What a fold has learnt becomes part of another of the same analysis. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  static void merge(ResultFold<?> into, ResultFold<?> from) {
    ((ResultFold) into).merge((ResultFold) from);
  }
}
