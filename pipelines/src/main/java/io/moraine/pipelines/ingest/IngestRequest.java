package io.moraine.pipelines.ingest;

import io.moraine.transforms.read.IngestSettings;
import java.util.List;
import java.util.Optional;

/**
 * What to ingest.
 *
 * @param inputs files, directories (with all below) and globs
 * @param format events, combined or common; empty to detect it for each file
 * @param mapping name of a shipped mapping or path of a mapping file; empty to detect it
 * @param settings how lines become events
 */
public record IngestRequest(
    List<String> inputs,
    Optional<String> format,
    Optional<String> mapping,
    IngestSettings settings) {
  public IngestRequest {
    inputs = List.copyOf(inputs);
  }
}
