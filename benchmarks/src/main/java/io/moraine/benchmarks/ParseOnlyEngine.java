package io.moraine.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads and decodes the logs and makes nothing: how fast any engine of ours could be. */
final class ParseOnlyEngine implements Engine {
  static final String LABEL = "parse only";

  private final Bout bout;
  private final Path folder;

  ParseOnlyEngine(Bout bout) {
    this.bout = bout;
    this.folder = bout.dir().resolve("parse-only");
  }

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public void prepare() {
    Folders.emptied(folder);
  }

  @Override
  public Path input() {
    return bout.logs().lines();
  }

  @Override
  public Usage run() {
    return new MeasuredProcess(
            bout.project()
                .program(
                    ParseOnly.class,
                    bout.project().classPath(),
                    List.of("-Xmx1g", "-XX:+UseParallelGC"),
                    PeerArguments.format(
                        Map.of(
                            "logs",
                            bout.logs().lines().toString(),
                            "threads",
                            Integer.toString(bout.threads())))),
            Map.of(),
            bout.log("parse-only"))
        .run();
  }

  @Override
  public Path made() {
    return folder;
  }
}
