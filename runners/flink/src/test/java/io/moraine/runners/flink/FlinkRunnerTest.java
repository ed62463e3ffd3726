package io.moraine.runners.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.pipelines.EventLines;
import io.moraine.pipelines.Runner;
import io.moraine.pipelines.TestWarehouse;
import io.moraine.schemas.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkRunnerTest {
  private static final int EVENTS = 2_000;

  @TempDir private Path folder;

  @Test
  void givesTheTablesThatTheDirectRunnerGives() {
    EventLines lines = new EventLines(5);
    List<List<String>> files = lines.split(lines.withCopies(lines.events(EVENTS), 0.2), 4);
    Map<String, List<String>> direct = tables(Runner.DIRECT, files);
    assertThat(direct).isNotEmpty();
    assertThat(tables(Runner.named("flink"), files)).isEqualTo(direct);
  }

  // In two halves, so that copies of stored events are found as well.
  private Map<String, List<String>> tables(Runner runner, List<List<String>> files) {
    try (TestWarehouse warehouse = TestWarehouse.on(runner, folder.resolve(runner.label()))) {
      Path[] paths = new Path[files.size()];
      for (int i = 0; i < paths.length; i++) {
        paths[i] = warehouse.file("part-" + i + ".jsonl", files.get(i));
      }
      warehouse.ingest(paths[0], paths[1]);
      warehouse.ingest(paths[2], paths[3]);
      warehouse.build();
      assertThat(warehouse.rows(Event.TABLE, Event.class)).hasSize(EVENTS);
      return warehouse.contents();
    }
  }
}
