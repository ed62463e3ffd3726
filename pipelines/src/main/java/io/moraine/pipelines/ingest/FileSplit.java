package io.moraine.pipelines.ingest;

import io.moraine.transforms.read.InputFormat;
import java.io.Serializable;

/**
 * A stretch of whole lines of one file.
 *
 * @param fileId identity of the file
 * @param uri where the file is
 * @param format how its lines are read
 * @param compression how its bytes are packed; a packed file is one stretch
 * @param from first byte as stored
 * @param to one past the last byte as stored
 * @param firstLine number of the first line, from 1
 * @param header the file's first line where the format needs it for every stretch, else empty
 */
record FileSplit(
    String fileId,
    String uri,
    InputFormat format,
    Compression compression,
    long from,
    long to,
    long firstLine,
    byte[] header)
    implements Serializable {

  long bytes() {
    return to - from;
  }
}
