package io.moraine.transforms.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharesTest {

  @Test
  void partsSumToTheAmount() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      long[] weights = random.longs(1 + random.nextInt(9), -5, 50).toArray();
      long amount = random.nextLong(200) - 100;
      assertThat(Arrays.stream(split(amount, weights)).sum()).isEqualTo(amount);
    }
  }

  @Test
  void whatIsLeftGoesToThoseWhoLostMostAndThenToTheFirst() {
    assertThat(split(10, 1, 1, 1)).containsExactly(4, 3, 3);
    assertThat(split(10, 1, 2, 3)).containsExactly(2, 3, 5);
    assertThat(split(1, 1, 3)).containsExactly(0, 1);
  }

  @Test
  void aNegativeAmountIsSplitAsItsOpposite() {
    assertThat(split(-10, 1, 1, 1)).containsExactly(-4, -3, -3);
  }

  @Test
  void withoutWeightsAllPartsAreEqual() {
    assertThat(split(7, 0, -3)).containsExactly(4, 3);
  }

  @Test
  void amountsAsLargeAsAColumnHoldsAreSplitExactly() {
    long most = Amounts.MAX;
    assertThat(split(most, most, most, most)).containsExactly(most / 3, most / 3, most / 3);
  }

  private static long[] split(long amount, long... weights) {
    long[] parts = new long[weights.length];
    Shares.split(amount, weights, weights.length, parts);
    return parts;
  }
}
