package io.moraine.transforms.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {
  private final List<Integer> asked = new ArrayList<>();
  private final Recent<Integer, String> recent =
      new Recent<>(
          10,
          key -> {
            asked.add(key);
            return "value " + key;
          });

  @Test
  void aKeyInUseIsAskedForOnce() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(recent.get(-1)).isEqualTo("value -1");
      assertThat(recent.get(i)).isEqualTo("value " + i);
    }

    assertThat(asked).containsOnlyOnce(-1).hasSize(1_001);
  }

  @Test
  void aKeyNotInUseIsForgotten() {
    recent.get(-1);
    for (int i = 0; i < 10; i++) {
      recent.get(i);
    }
    recent.get(-1);

    assertThat(asked).filteredOn(key -> key == -1).hasSize(2);
  }
}
