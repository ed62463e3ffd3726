package io.moraine.pipelines.ingest;

import io.moraine.pipelines.ingest.IngestReport.Outcome;
import io.moraine.transforms.read.InputFormat;
import java.util.List;

/**
 * A file as it was found.
 *
 * @param fileId its identity: the hash of its content when it was first ingested
 * @param note what people should know about it; empty if nothing
 * @param splits the stretches to read; none where it is skipped
 */
record InputFile(
    String fileId,
    String uri,
    InputFormat format,
    ContentScan scan,
    Outcome outcome,
    String note,
    List<FileSplit> splits) {}
