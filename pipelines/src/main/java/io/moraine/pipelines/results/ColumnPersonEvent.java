package io.moraine.pipelines.results;

import io.moraine.analyses.results.PersonEvent;
import io.moraine.blocks.Block;
import io.moraine.blocks.Days;
import io.moraine.blocks.RowView;
import io.moraine.schemas.EventType;
import io.moraine.schemas.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** An event of a person as it lies in the columns of {@link PersonEvents}. */
final class ColumnPersonEvent implements PersonEvent {
  private static final EventType[] TYPES = EventType.values();

  private final Block block;
  private final int row;

  /** The event of that row. */
  ColumnPersonEvent(RowView row) {
    this.block = row.block();
    this.row = row.row();
  }

  @Override
  public Instant happenedAt() {
    return Instant.EPOCH.plus(micros(), ChronoUnit.MICROS);
  }

  @Override
  public long micros() {
    return block.longAt(PersonEvents.HAPPENED_AT, row);
  }

  @Override
  public LocalDate day() {
    return Days.of(block.longAt(PersonEvents.DAY, row));
  }

  @Override
  public EventType eventType() {
    return TYPES[(int) block.longAt(PersonEvents.TYPE, row)];
  }

  @Override
  public String name() {
    return block.text(PersonEvents.NAME, row);
  }

  @Override
  public String sessionId() {
    return block.text(PersonEvents.SESSION_ID, row);
  }

  @Override
  public String featureName() {
    return block.text(PersonEvents.FEATURE_NAME, row);
  }

  @Override
  public String featureOutcome() {
    return block.text(PersonEvents.FEATURE_OUTCOME, row);
  }

  @Override
  public String experiment() {
    return block.text(PersonEvents.EXPERIMENT, row);
  }

  @Override
  public String variant() {
    return block.text(PersonEvents.VARIANT, row);
  }

  @Override
  public String subscriptionId() {
    return block.text(PersonEvents.SUBSCRIPTION_ID, row);
  }

  @Override
  public String plan() {
    return block.text(PersonEvents.PLAN, row);
  }

  @Override
  public BigDecimal planAmount() {
    return block.isNull(PersonEvents.PLAN_AMOUNT, row)
        ? null
        : Money.ofMillionths(block.longAt(PersonEvents.PLAN_AMOUNT, row));
  }

  @Override
  public String planInterval() {
    return block.text(PersonEvents.PLAN_INTERVAL, row);
  }

  @Override
  public String currency() {
    return block.text(PersonEvents.CURRENCY, row);
  }

  @Override
  public String property(String property) {
    Block entries = block.elements(PersonEvents.PROPERTIES);
    int to = block.elementsTo(PersonEvents.PROPERTIES, row);
    for (int i = block.elementsFrom(PersonEvents.PROPERTIES, row); i < to; i++) {
      if (property.equals(entries.text(0, i))) {
        return entries.text(1, i);
      }
    }
    return null;
  }
}
