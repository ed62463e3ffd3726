package io.moraine.transforms.facts;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RecordCodec;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import java.util.function.Consumer;

/** Makes a record of each row that is set column by column. */
final class RecordsOfRows<R extends Record> implements ColumnRows {
  private final RecordCodec<R> codec;
  private final BlockBuilder builder;
  private final Consumer<Record> to;

  private RecordsOfRows(RecordCodec<R> codec, Consumer<Record> to) {
    this.codec = codec;
    this.builder = new BlockBuilder(codec.shape());
    this.to = to;
  }

  static ColumnRows of(TableDefinition table, Consumer<Record> to) {
    if (table.equals(Session.TABLE)) {
      return new RecordsOfRows<>(RecordCodec.of(table, Session.class), to);
    } else if (table.equals(PathStep.TABLE)) {
      return new RecordsOfRows<>(RecordCodec.of(table, PathStep.class), to);
    } else if (table.equals(Cohort.TABLE)) {
      return new RecordsOfRows<>(RecordCodec.of(table, Cohort.class), to);
    }
    return new RecordsOfRows<>(RecordCodec.of(table, Activity.class), to);
  }

  @Override
  public BlockBuilder row(long day) {
    return builder;
  }

  @Override
  public void endRow() {
    builder.endRow();
    codec.read(builder.build()).forEach(to);
  }

  @Override
  public void anyOrder() {}
}
