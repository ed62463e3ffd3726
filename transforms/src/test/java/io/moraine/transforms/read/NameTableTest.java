package io.moraine.transforms.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTableTest {
  @Test
  void findsEveryFieldOfAnEvent() {
    NameTable<EventField> table = new NameTable<>(EventField.OF_EVENT);

    EventField.OF_EVENT.forEach((name, field) -> assertThat(find(table, name)).isSameAs(field));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void findsWhatAMapFinds(long seed) {
    Random random = new Random(seed);
    Map<String, Integer> named = new HashMap<>();
    for (int i = 0; i < 500; i++) {
      named.put(name(random), i);
    }
    NameTable<Integer> table = new NameTable<>(named);
    named.forEach((name, value) -> assertThat(find(table, name)).isEqualTo(value));
    int found = 0;
    for (int i = 0; i < 50_000; i++) {
      String name = name(random);
      assertThat(find(table, name)).as(name).isEqualTo(named.get(name));
      found += named.containsKey(name) ? 1 : 0;
    }
    assertThat(found).isBetween(1_000, 49_000);
    assertThat(find(table, "")).isNull();
  }

  /** Alike at both ends, so that only the middle tells long names apart. */
  private static String name(Random random) {
    String name = random.nextBoolean() ? "a" : "aaaaaaaab" + random.nextInt(40) + "bcccccccc";
    return name + "x".repeat(random.nextInt(3)) + (random.nextBoolean() ? "" : random.nextInt(9));
  }

  private static <V> V find(NameTable<V> table, String name) {
    byte[] alone = name.getBytes(UTF_8);
    byte[] among = ("{\"events\":" + name + "\":").getBytes(UTF_8);
    V found = table.find(among, 10, among.length - 2);
    assertThat(table.find(alone, 0, alone.length)).as("with nothing around it").isSameAs(found);
    return found;
  }
}
