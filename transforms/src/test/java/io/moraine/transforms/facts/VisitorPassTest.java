package io.moraine.transforms.facts;

import static io.moraine.transforms.facts.Story.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowView;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventType;
import io.moraine.schemas.TableDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitorPassTest {
  private final List<Record> rows = new ArrayList<>();
  private final FactOutput output =
      new FactOutput() {
        @Override
        public <R extends Record> void row(TableDefinition table, R row) {
          rows.add(row);
        }

        @Override
        public ColumnRows rows(TableDefinition table) {
          return RecordsOfRows.of(table, rows::add);
        }
      };
  private final VisitorPass pass =
      new VisitorPass(FactSettings.defaults(), OrderRepeats.none(), output);

  @Test
  void nothingComesOfNothing() {
    pass.end();
    assertThat(rows).isEmpty();
  }

  @Test
  void refusesAVisitorThatComesAgain() {
    pass.event(view("b", 1));
    assertThatThrownBy(() -> pass.event(view("a", 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one of a comes after b at 1970-01-01T00:00:00.000001Z");
  }

  @Test
  void refusesATimeThatGoesBack() {
    pass.event(view("a", 2));
    assertThatThrownBy(() -> pass.event(view("a", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Rows must come in order of key and time");
  }

  @Test
  void readsTheColumnsOfTheEventThatItSays() {
    for (int i = 0; i < VisitorPass.COLUMNS.length; i++) {
      assertThat(VisitorPass.SHAPE.field(i).name())
          .isEqualTo(Event.TABLE.columns().get(VisitorPass.COLUMNS[i]).name());
    }
    assertThat(EventFields.BOT_RULE).isEqualTo(VisitorPass.COLUMNS.length - 1);
  }

  @Test
  void aVisitorMayLieInAnyNumberOfBlocks() {
    Story story = Story.of("phone");
    for (int i = 0; i < 200; i++) {
      story.after(Duration.ofMinutes(i)).add(item("p" + i % 7, 1, "1")).pageView("/" + i);
    }
    Facts facts = Facts.of(story);
    assertThat(facts.cartLines()).extracting(line -> line.quantity()).containsOnly(28L, 29L);
    assertThat(facts.cart().itemQuantity()).isEqualTo(200);
  }

  private static RowView view(String visitor, long time) {
    BlockBuilder builder = new BlockBuilder(VisitorPass.SHAPE);
    builder.setText(EventFields.EVENT_ID, "e");
    builder.setText(EventFields.VISITOR_ID, visitor);
    builder.setText(EventFields.EVENT_TYPE, EventType.PAGE_VIEW.label());
    builder.setLong(EventFields.EVENT_TIME, time);
    builder.setBoolean(EventFields.SESSION_FROM_SOURCE, false);
    builder.endRow();
    Block block = builder.build();
    return new RowView().at(block, 0);
  }
}
