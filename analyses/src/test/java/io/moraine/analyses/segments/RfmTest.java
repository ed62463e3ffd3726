package io.moraine.analyses.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RfmTest {
  @Test
  void scoresAreThoseOfTheRank() {
    Random dice = new Random(12);
    for (int round = 0; round < 300; round++) {
      int different = 1 + dice.nextInt(round < 150 ? 6 : 500);
      long[] values =
          LongStream.range(0, 1 + dice.nextInt(60)).map(i -> dice.nextInt(different) - 3).toArray();
      Quintiles.Builder builder = new Quintiles.Builder();
      Quintiles.Builder elsewhere = new Quintiles.Builder();
      for (long value : values) {
        (dice.nextBoolean() ? builder : elsewhere).add(value);
      }
      builder.merge(elsewhere);
      Quintiles scale = builder.build();
      for (long value : values) {
        long less = Arrays.stream(values).filter(other -> other < value).count();
        assertThat(scale.score(value)).isEqualTo((int) (1 + 5 * less / values.length));
      }
    }
  }

  @Test
  void aFifthHasAScoreOfItsOwnWhereNoTwoAreEqual() {
    Quintiles.Builder builder = new Quintiles.Builder();
    LongStream.range(0, 1_000).forEach(builder::add);
    Quintiles scale = builder.build();
    for (int score = 1; score <= Quintiles.BEST; score++) {
      int wanted = score;
      assertThat(LongStream.range(0, 1_000).filter(v -> scale.score(v) == wanted).count())
          .isEqualTo(200);
    }
  }

  @Test
  void theOrderOfCustomersIsOfNoAccount() {
    long[] orders = {3, 1, 1, 1, 7, 1, 1, 2, 1, 1};
    Quintiles.Builder forwards = new Quintiles.Builder();
    Quintiles.Builder backwards = new Quintiles.Builder();
    for (int i = 0; i < orders.length; i++) {
      forwards.add(orders[i]);
      backwards.add(orders[orders.length - 1 - i]);
    }
    for (long order : orders) {
      assertThat(forwards.build().score(order)).isEqualTo(backwards.build().score(order));
    }
    assertThat(forwards.build().score(1)).isEqualTo(1);
    assertThat(forwards.build().score(2)).isEqualTo(4);
    assertThat(forwards.build().score(7)).isEqualTo(5);
  }

  @Test
  void everyCellHasOneName() {
    for (int recency = 1; recency <= Quintiles.BEST; recency++) {
      for (int frequency = 1; frequency <= Quintiles.BEST; frequency++) {
        int r = recency;
        int f = frequency;
        assertThat(RfmSegment.values()).filteredOn(segment -> segment.has(r, f)).hasSize(1);
      }
    }
    assertThatThrownBy(() -> RfmSegment.of(0, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 1 to 5, not 0 and 3");
  }

  @Test
  void theBestAreChampionsAndTheLostHibernate() {
    RfmScale.Builder builder = new RfmScale.Builder();
    for (int customer = 0; customer < 100; customer++) {
      builder.add(19_000 + customer, customer, customer * 1_000_000L);
    }
    RfmScale scale = builder.build();
    assertThat(scale.score(19_099, 99, 99_000_000L)).isEqualTo(new RfmScores(5, 5, 5));
    assertThat(scale.score(19_099, 99, 99_000_000L).segment()).isEqualTo(RfmSegment.CHAMPIONS);
    assertThat(scale.score(19_000, 0, 50_000_000L).cell()).isEqualTo("113");
    assertThat(scale.score(19_000, 0, 0).segment().label()).isEqualTo("Hibernating");
    assertThat(scale.score(19_000, 99, 0).segment()).isEqualTo(RfmSegment.CANNOT_LOSE);
  }
}
