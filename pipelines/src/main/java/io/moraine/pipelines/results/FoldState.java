package io.moraine.pipelines.results;

import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.ResultFold;
import io.moraine.analyses.results.StepSurvey;
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
 * A reference to what a fold or a survey has learnt, which lies in scratch.
 *
 * @param analysis whose it is
 * @param file where it lies
 * @param byteCount how long it is, bytes
 */
record FoldState(String analysis, String file, long byteCount) implements Serializable {

  static FoldState save(FolderScratch scratch, String analysis, Mergeable<?> learnt)
      throws IOException {
    String file = "folds/" + analysis + "-" + UUID.randomUUID();
    try (OutputStream out = scratch.create(file);
        ObjectOutputStream objects =
            new ObjectOutputStream(new BufferedOutputStream(out, 1 << 16))) {
      objects.writeObject(learnt);
    }
    return new FoldState(analysis, file, Files.size(scratch.folder().resolve(file)));
  }

  ResultFold<?> load(FolderScratch scratch) throws IOException {
    return (ResultFold<?>) read(scratch);
  }

  StepSurvey<?> loadSurvey(FolderScratch scratch) throws IOException {
    return (StepSurvey<?>) read(scratch);
  }

  private Object read(FolderScratch scratch) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(byteCount)];
    try (RunInput input = scratch.open(file)) {
      input.readFully(0, bytes, 0, bytes.length);
    }
    try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return objects.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException("What " + analysis + " has learnt cannot be read: " + e, e);
    }
  }

  /** What was learnt becomes part of what another of the same kind and analysis has learnt. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  static void merge(Mergeable<?> into, Mergeable<?> from) {
    ((Mergeable) into).merge((Mergeable) from);
  }
}
