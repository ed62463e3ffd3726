package io.moraine.pipelines.ingest;

import io.moraine.blocks.Run;
import java.io.Serializable;

/** A run that belongs to a bucket, and what its rows are. */
record BucketPart(Kind kind, Run run) implements Serializable {
  enum Kind {
    /** Freshly read events, shape {@link EventRow#SHAPE}. */
    EVENTS,
    /** Events that are not kept, shape {@link EventIdRow#SHAPE}. */
    DROPPED
  }
}
