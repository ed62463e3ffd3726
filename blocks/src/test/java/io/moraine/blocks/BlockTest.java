package io.moraine.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlockTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void selectedRowsAreThoseRowsInThatOrder(long seed) {
    RandomRows random = new RandomRows(seed);
    List<List<Object>> rows = random.rows(500);
    int[] selected = random.random().ints(800, 0, rows.size()).toArray();
    List<List<Object>> expected = new ArrayList<>();
    for (int row : selected) {
      expected.add(rows.get(row));
    }

    assertThat(RandomRows.rowsOf(RandomRows.block(rows).select(selected))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void keptRowsAreThoseThatWouldBeSelected(long seed) {
    RandomRows random = new RandomRows(seed);
    List<List<Object>> rows = random.rows(500);
    int odds = 1 + random.random().nextInt(6);
    int[] kept =
        IntStream.range(0, rows.size()).filter(r -> random.random().nextInt(odds) == 0).toArray();
    Block block = RandomRows.block(rows);
    Column[] columns = new Column[block.shape().size()];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = block.column(column).keep(kept);
    }

    assertThat(RandomRows.rowsOf(Block.of(block.shape(), kept.length, columns)))
        .isEqualTo(Arrays.stream(kept).mapToObj(rows::get).toList());
  }

  @Test
  void aBlockWithoutRowsHasAllColumns() {
    Block empty = Block.empty(RandomRows.SHAPE);

    assertThat(empty.rows()).isZero();
    assertThat(empty.shape()).isEqualTo(RandomRows.SHAPE);
    assertThat(empty.elements(RandomRows.SHAPE.size() - 1).rows()).isZero();
  }

  @Test
  void aColumnWithoutValuesIsNullInEachRow() {
    BlockBuilder builder = new BlockBuilder(RandomRows.SHAPE);
    builder.endRow();
    RowView row = new RowView().at(builder.build(), 0);

    for (int column = 0; column < RandomRows.SHAPE.size(); column++) {
      assertThat(row.isNull(column)).isTrue();
    }
    assertThat(row.text(RandomRows.NAME)).isNull();
    assertThat(row.longAt(RandomRows.COUNT)).isZero();
    assertThat(row.longOr(RandomRows.COUNT, 5)).isEqualTo(5);
    assertThat(row.doubleAt(RandomRows.RATIO)).isZero();
    assertThat(row.elementCount(RandomRows.SHAPE.size() - 1)).isZero();
  }

  @Test
  void refusesAnotherNumberOfColumnsThanItsShapeHas() {
    assertThatThrownBy(() -> Block.of(RandomRows.SHAPE, 1, new Column.Numbers(null, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A block of 10 columns was given 1.");
  }
}
