package io.moraine.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BlockOrderTest {
  private static final int[][] ORDERS = {
    {},
    {RandomRows.ID},
    {RandomRows.NAME},
    {RandomRows.TIME},
    {RandomRows.RATIO},
    {RandomRows.ID, RandomRows.TIME, RandomRows.NAME},
    {RandomRows.NAME, RandomRows.ID},
    {RandomRows.FLAG, RandomRows.NAME, RandomRows.COUNT},
    {RandomRows.COUNT, RandomRows.RATIO, RandomRows.ID},
    {RandomRows.NAME, RandomRows.ID, RandomRows.COUNT, RandomRows.TIME}
  };

  static Stream<Case> cases() {
    return Stream.of(ORDERS)
        .flatMap(columns -> IntStream.range(0, 12).mapToObj(seed -> new Case(columns, seed, 1500)));
  }

  record Case(int[] columns, long seed, int rows) {}

  @ParameterizedTest
  @MethodSource("cases")
  void sortsAsAListDoesAndLeavesEqualRowsInTheirOrder(Case given) {
    List<List<Object>> rows = new RandomRows(given.seed).rows(given.rows);
    Comparator<List<Object>> naive = RandomRows.comparator(given.columns);
    List<Integer> expected = new ArrayList<>(IntStream.range(0, given.rows).boxed().toList());
    expected.sort((a, b) -> naive.compare(rows.get(a), rows.get(b)));

    int[] sorted = BlockOrder.by(RandomRows.SHAPE, given.columns).sort(RandomRows.block(rows));

    assertThat(sorted).containsExactly(expected.stream().mapToInt(Integer::intValue).toArray());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void comparesRowsOfTwoBlocksAsTheirValuesCompare(Case given) {
    RandomRows random = new RandomRows(given.seed);
    List<List<Object>> left = random.rows(60);
    List<List<Object>> right = random.rows(60);
    Block leftBlock = RandomRows.block(left);
    Block rightBlock = RandomRows.block(right);
    BlockOrder order = BlockOrder.by(RandomRows.SHAPE, given.columns);
    Comparator<List<Object>> naive = RandomRows.comparator(given.columns);

    for (int a = 0; a < left.size(); a++) {
      for (int b = 0; b < right.size(); b++) {
        int expected = naive.compare(left.get(a), right.get(b));
        assertThat(Integer.signum(order.compare(leftBlock, a, rightBlock, b)))
            .isEqualTo(Integer.signum(expected));
        int byPrefix =
            Long.compareUnsigned(order.prefix(leftBlock, a), order.prefix(rightBlock, b));
        if (byPrefix != 0) {
          assertThat(Integer.signum(byPrefix)).isEqualTo(Integer.signum(expected));
        }
      }
    }
  }

  @Test
  void aBlockWithoutRowsIsSorted() {
    BlockOrder order = BlockOrder.by(RandomRows.SHAPE, RandomRows.ID);
    assertThat(order.sort(Block.empty(RandomRows.SHAPE))).isEmpty();
  }

  @Test
  void refusesToOrderByAList() {
    assertThatThrownBy(() -> BlockOrder.by(RandomRows.SHAPE, RandomRows.SHAPE.size() - 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no order by properties");
  }
}
