package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// Where it is not emptied it looks for a place for ever, and no interrupt ends that.
@Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
class LongDictionaryTest {
  private static final int MOST = 1 << 14;

  /** Against a map, over beginnings of many sizes, with numbers of which more and more differ. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void givesEachNumberItsIdHoweverOftenItBegins(long seed) {
    Random random = new Random(seed);
    LongDictionary dictionary = new LongDictionary();
    for (int beginning = 0; beginning < 40; beginning++) {
      int numbers = 1 + random.nextInt(1 << random.nextInt(15));
      int different = 1 + random.nextInt(numbers);
      long step = random.nextBoolean() ? 1 : 1L << 32;
      dictionary.begin(numbers);
      Map<Long, Integer> known = new LinkedHashMap<>();
      for (int i = 0; i < numbers; i++) {
        long value = beginning + step * random.nextInt(different);
        int id = known.computeIfAbsent(value, first -> known.size());
        assertThat(dictionary.add(value)).isEqualTo(id);
      }
      assertThat(dictionary.size()).isEqualTo(known.size());
      List<Long> values = new ArrayList<>();
      for (int id = 0; id < dictionary.size(); id++) {
        values.add(dictionary.value(id));
      }
      assertThat(values).containsExactlyElementsOf(known.keySet());
    }
  }

  @Test
  void refusesMoreThanItHolds() {
    LongDictionary dictionary = new LongDictionary();
    dictionary.begin(2 * MOST);
    for (int i = 0; i < MOST; i++) {
      assertThat(dictionary.add(i)).isEqualTo(i);
    }
    assertThat(dictionary.add(MOST)).isEqualTo(-1);
    assertThat(dictionary.add(7)).isEqualTo(7);

    dictionary.begin(1);
    assertThat(dictionary.size()).isZero();
    assertThat(dictionary.add(MOST)).isZero();
    assertThat(dictionary.add(7)).isEqualTo(-1);
  }
}
