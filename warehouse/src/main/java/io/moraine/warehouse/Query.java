package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.Column;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.iceberg.expressions.Expressions;

/**
 * Some rows of a table, for people: some columns, those rows for which a condition holds, at most
 * so many. Files that cannot have such rows are not opened.
 *
 * <p>A condition is as in SQL: {@code = != <> < <= > >=}, {@code between}, {@code in (...)}, {@code
 * like}, {@code is null}, {@code not}, {@code and}, {@code or} and parentheses over plain columns;
 * text in single quotes, also for days and times. A comparison with null holds for no row, nor does
 * its contrary.
 */
public final class Query {
  private final WarehouseTable table;
  private final Projection projection;
  private final Shape shape;
  private final Optional<Condition> condition;
  private final OptionalLong limit;

  private Query(
      WarehouseTable table,
      Projection projection,
      Shape shape,
      Optional<Condition> condition,
      OptionalLong limit) {
    this.table = table;
    this.projection = projection;
    this.shape = shape;
    this.condition = condition;
    this.limit = limit;
  }

  /**
   * A query over a table as it is looked at.
   *
   * @param columns names in the order wanted; none for all
   * @throws MoraineException if a column is not there or the condition cannot be understood
   */
  public static Query of(
      WarehouseTable table, List<String> columns, Optional<String> where, OptionalLong limit) {
    Projection projection = new Projection(table.definition());
    List<String> selected =
        columns.isEmpty()
            ? table.definition().columns().stream().map(c -> c.name()).collect(Collectors.toList())
            : columns;
    int[] ordinals = selected.stream().mapToInt(projection::select).toArray();
    Shape shape = Shape.of(table.definition().struct()).project(ordinals);
    Optional<Condition> condition = where.map(text -> ConditionParser.parse(text, projection));
    return new Query(table, projection, shape, condition, limit);
  }

  /** What the rows look like. */
  public Shape shape() {
    return shape;
  }

  /** The rows, slice by slice, each in the table's order. */
  public RowCursor rows() {
    return new Rows();
  }

  private final class Rows implements RowCursor {
    private final Iterator<StoredFile> files =
        table
            .slices(condition.map(Condition::pruning).orElse(Expressions.alwaysTrue()))
            .values()
            .stream()
            .flatMap(List::stream)
            .iterator();

    private final RowView read = new RowView();
    private final RowView view = new RowView();
    private BlockCursor file;
    private Block block;
    private Block selected;
    private int row;
    private long left = limit.orElse(Long.MAX_VALUE);

    @Override
    public boolean next() throws IOException {
      while (left > 0) {
        if (block != null && ++row < block.rows()) {
          read.at(block, row);
          if (condition.isEmpty() || condition.get().holds(read)) {
            view.at(selected, row);
            left--;
            return true;
          }
        } else if (!nextBlock()) {
          return false;
        }
      }
      return false;
    }

    @Override
    public RowView row() {
      return view;
    }

    @Override
    public void close() throws IOException {
      if (file != null) {
        file.close();
      }
    }

    private boolean nextBlock() throws IOException {
      block = file == null ? null : file.nextBlock();
      while (block == null) {
        close();
        if (!files.hasNext()) {
          return false;
        }
        file = table.read(files.next(), projection.ordinals());
        block = file.nextBlock();
      }
      row = -1;
      Column[] columns = new Column[shape.size()];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = block.column(i);
      }
      selected = Block.of(shape, block.rows(), columns);
      return true;
    }
  }
}
