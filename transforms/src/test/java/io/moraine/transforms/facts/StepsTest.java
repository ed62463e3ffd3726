package io.moraine.transforms.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowView;
import io.moraine.schemas.EventType;
import io.moraine.schemas.PathStep;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StepsTest {
  private static final PathItems ITEMS = new PathItems(FactSettings.defaults().paths());
  private static final Comparator<PathStep> ORDER =
      Comparator.comparing(PathStep::sessionId).thenComparing(PathStep::position);

  private final Rows rows = new Rows();
  private final Steps steps = new Steps(rows);

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 65_536, 65_537, 200_000})
  void sessionsSideBySideHaveTheStepsOfEachAlone(int events) {
    Random random = new Random(events);
    List<Integer> sessionOf = new ArrayList<>();
    List<String> pageOf = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      sessionOf.add(random.nextInt(7));
      pageOf.add("/" + random.nextInt(20));
    }

    PathFold[] together = new PathFold[7];
    for (int i = 0; i < events; i++) {
      int session = sessionOf.get(i);
      if (together[session] == null) {
        together[session] = path(session);
      }
      view(together[session], pageOf.get(i), i);
    }
    for (PathFold path : together) {
      if (path != null) {
        path.end();
      }
    }
    steps.end();

    assertThat(rows.told.stream().sorted(ORDER).toList())
        .isNotEmpty()
        .isEqualTo(plainly(sessionOf, pageOf));
    if (!rows.anyOrder) {
      assertThat(rows.told).isSortedAccordingTo(ORDER);
    }
    assertThat(rows.anyOrder).isEqualTo(events == 200_000);
  }

  @Test
  void manySessionsThatStayOpenAreHeldWithTheirLastStepEach() {
    List<PathFold> paths = new ArrayList<>();
    for (int i = 0; i < 70_000; i++) {
      paths.add(path(i));
      view(paths.get(i), "/", i);
    }
    for (PathFold path : paths) {
      view(path, "/next", 100_000);
      path.end();
    }
    steps.end();

    assertThat(rows.told).hasSize(140_000);
    assertThat(rows.told).filteredOn(PathStep::isExit).hasSize(70_000);
  }

  private PathFold path(int session) {
    return new PathFold(ITEMS, steps, "s" + session, session % 3, "v");
  }

  private static void view(PathFold path, String page, int millis) {
    BlockBuilder builder = new BlockBuilder(VisitorPass.SHAPE);
    builder.setText(EventFields.PAGE_PATH, page);
    builder.endRow();
    Block block = builder.build();
    path.event(new RowView().at(block, 0), EventType.PAGE_VIEW, millis * 1000L);
  }

  private static List<PathStep> plainly(List<Integer> sessionOf, List<String> pageOf) {
    Map<Integer, List<Integer>> firsts = new HashMap<>();
    Map<Integer, List<Integer>> repeats = new HashMap<>();
    for (int i = 0; i < sessionOf.size(); i++) {
      List<Integer> first = firsts.computeIfAbsent(sessionOf.get(i), s -> new ArrayList<>());
      List<Integer> times = repeats.computeIfAbsent(sessionOf.get(i), s -> new ArrayList<>());
      int last = first.size() - 1;
      if (last >= 0 && pageOf.get(first.get(last)).equals(pageOf.get(i))) {
        times.set(last, times.get(last) + 1);
      } else {
        first.add(i);
        times.add(1);
      }
    }
    List<PathStep> all = new ArrayList<>();
    firsts.forEach(
        (session, first) -> {
          for (int i = 0; i < first.size(); i++) {
            boolean exit = i + 1 == first.size();
            all.add(
                new PathStep(
                    "s" + session,
                    LocalDate.ofEpochDay(session % 3),
                    "v",
                    i + 1,
                    pageOf.get(first.get(i)),
                    EventType.PAGE_VIEW.label(),
                    Micros.instant(first.get(i) * 1000L),
                    repeats.get(session).get(i),
                    exit ? null : (long) first.get(i + 1) - first.get(i),
                    exit));
          }
        });
    return all.stream().sorted(ORDER).toList();
  }

  private static final class Rows implements ColumnRows {
    private final List<PathStep> told = new ArrayList<>();
    private final ColumnRows records =
        RecordsOfRows.of(PathStep.TABLE, row -> told.add((PathStep) row));
    private boolean anyOrder;

    @Override
    public BlockBuilder row(long day) {
      return records.row(day);
    }

    @Override
    public void endRow() {
      records.endRow();
    }

    @Override
    public void anyOrder() {
      anyOrder = true;
    }
  }
}
