package io.moraine.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TableDefinitionTest {
  @Test
  void refusesAGrainThatDoesNotSayWhatARowIs() {
    assertThatThrownBy(
            () -> TableDefinition.named("test.rows", Item.class).grain("Some rows.").nextId(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The grain of test.rows must start with 'One row per': Some rows.");
  }

  @Test
  void aColumnIsFoundByItsName() {
    assertThat(Event.TABLE.ordinal("event_time")).isEqualTo(EventColumn.EVENT_TIME);
    assertThatThrownBy(() -> Event.TABLE.ordinal("eventTime"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Table raw.events has no column eventTime.");
  }

  @Test
  void theSchemaHasTheColumnsWithTheirIdsAndSentences() {
    assertThat(Event.TABLE.schema().columns()).isEqualTo(Event.TABLE.columns());
    assertThat(Event.TABLE.schema().findField("items.element.price").fieldId()).isEqualTo(1005);
    assertThat(Event.TABLE.struct().fields()).isEqualTo(Event.TABLE.columns());
  }
}
