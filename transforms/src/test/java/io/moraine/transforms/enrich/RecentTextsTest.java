package io.moraine.transforms.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentTextsTest {
  private final List<String> asked = new ArrayList<>();

  @Test
  void aTextInUseIsAskedForOnce() {
    RecentTexts<String> recent = recent(10);
    for (int i = 0; i < 1_000; i++) {
      assertThat(get(recent, "in use")).isEqualTo("value in use");
      assertThat(get(recent, "text " + i)).isEqualTo("value text " + i);
    }

    assertThat(asked).containsOnlyOnce("in use").hasSize(1_001);
  }

  /**
   * As {@link Recent} does, which asks again for what it forgot; here the last text may be kept.
   */
  @ParameterizedTest
  @CsvSource({"1, 10, 40", "2, 100, 300", "3, 1000, 1500"})
  void givesTheResultOfEveryText(long seed, int capacity, int texts) {
    Random random = new Random(seed);
    RecentTexts<String> recent = recent(capacity);
    List<String> askedOfTwin = new ArrayList<>();
    Recent<String, String> twin =
        new Recent<>(
            capacity,
            text -> {
              askedOfTwin.add(text);
              return "value " + text;
            });
    String last = null;
    for (int i = 0; i < 20_000; i++) {
      String text = text(random, texts);
      if (!text.equals(last)) {
        assertThat(get(recent, text)).isEqualTo(twin.get(text));
        last = text;
      }
      assertThat(get(recent, text)).isEqualTo("value " + text);
    }
    assertThat(asked).isEqualTo(askedOfTwin).hasSizeGreaterThan(texts);
  }

  @Test
  void textsOfZerosAreToldApart() {
    RecentTexts<String> recent = recent(100);
    for (int length = 0; length < 20; length++) {
      assertThat(get(recent, "\0".repeat(length))).isEqualTo("value " + "\0".repeat(length));
    }
  }

  private RecentTexts<String> recent(int capacity) {
    return new RecentTexts<>(
        capacity,
        text -> {
          asked.add(text);
          return "value " + text;
        });
  }

  private static String text(Random random, int texts) {
    int number = (int) (texts * Math.pow(random.nextDouble(), 2));
    return number % 3 == 0 ? "é" + number : "https://shop.example/p/" + number;
  }

  private static String get(RecentTexts<String> recent, String text) {
    byte[] bytes = ("<" + text + ">").getBytes(UTF_8);
    return recent.get(bytes, 1, bytes.length - 1);
  }
}
