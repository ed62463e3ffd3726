package io.moraine.transforms.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldEventsTest {
  private final HeldEvents held = new HeldEvents();

  @Test
  void givesBackWhatItHeldInOrderWithItsSessions() {
    for (int i = 0; i < 100; i++) {
      held.add(event("e" + i, 1), i % 3 == 0 ? null : visit("s" + i));
    }
    List<String> released = new ArrayList<>();
    held.release(
        (event, visit) ->
            released.add(
                event.text(EventFields.EVENT_ID)
                    + (visit == null ? "" : " in " + visit.sessionId())));
    assertThat(released).hasSize(100).startsWith("e0", "e1 in s1").endsWith("e98 in s98", "e99");
  }

  @Test
  void holdsNothingAfterwards() {
    held.add(event("e", 1), null);
    held.release((event, visit) -> {});
    held.release(
        (event, visit) -> {
          throw new AssertionError("Held " + event.text(EventFields.EVENT_ID));
        });
  }

  @Test
  void keepsOnlyTheLastFewBlocks() {
    for (int i = 0; i < 1_000; i++) {
      held.add(event("e" + i, 5), null);
    }
    List<Block> keptWhole = new ArrayList<>();
    held.release(
        (event, visit) -> {
          if (event.block().rows() == 5) {
            keptWhole.add(event.block());
          }
        });
    assertThat(keptWhole).hasSizeBetween(1, 16);
  }

  @Test
  void holdsTheBlocksOfItsEventsAndNoOthers() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      RowView event = event("e" + i, 5);
      blocks.add(event.block());
      held.add(event, null);
      held.add(event.at(event.block(), 1), null);
    }
    assertThat(blocks.get(99).isHeld()).isTrue();
    assertThat(blocks).filteredOn(Block::isHeld).hasSizeBetween(1, 16);

    held.release((event, visit) -> assertThat(event.text(EventFields.EVENT_ID)).startsWith("e"));

    assertThat(blocks).noneMatch(Block::isHeld);
  }

  private static Visit visit(String id) {
    return new Visit(id, "gap-30m/max-24h/v1", LocalDate.EPOCH, 0, null, null);
  }

  /** The first event of a block of so many rows. */
  private static RowView event(String id, int rows) {
    BlockBuilder builder = new BlockBuilder(VisitorPass.SHAPE);
    for (int row = 0; row < rows; row++) {
      builder.setText(EventFields.EVENT_ID, id);
      builder.endRow();
    }
    return new RowView().at(builder.build(), 0);
  }
}
