package io.moraine.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What comes back is always the text asked for, and of texts asked for lately the same string. */
final class RecentTextsTest {
  @Test
  void everyTextIsItself() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      String text = "text " + random.nextInt(50_000);
      assertThat(RecentTexts.sameAs(text)).isEqualTo(text);
    }
  }

  @Test
  void anEqualTextIsTheSameString() {
    String first = RecentTexts.sameAs(new String("a text of two dictionaries"));

    assertThat(RecentTexts.sameAs(new String("a text of two dictionaries"))).isSameAs(first);
  }

  @Test
  void aLongTextIsNotKept() {
    String first = RecentTexts.sameAs("x".repeat(10_000));

    assertThat(RecentTexts.sameAs("x".repeat(10_000))).isEqualTo(first).isNotSameAs(first);
  }
}
