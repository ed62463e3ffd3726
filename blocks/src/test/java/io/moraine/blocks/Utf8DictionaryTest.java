package io.moraine.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8DictionaryTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aTextHasOneIdAndAnIdItsText(long seed) {
    Utf8Dictionary dictionary = new Utf8Dictionary();
    List<String> known = new ArrayList<>();
    for (String text : texts(seed, 5000)) {
      int id = dictionary.add(text);
      if (id == known.size()) {
        known.add(text);
      }
      assertThat(dictionary.add(text)).isEqualTo(id);
      assertThat(known.get(id)).isEqualTo(text);
      assertThat(dictionary.text(id)).isEqualTo(text);
    }

    assertThat(known).doesNotHaveDuplicates().hasSize(dictionary.size());
    assertThat(dictionary.byteCount())
        .isEqualTo(known.stream().mapToInt(text -> utf8(text).length).sum());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void ranksArePlacesInByteOrder(long seed) {
    Utf8Dictionary dictionary = new Utf8Dictionary();
    Set<String> distinct = new LinkedHashSet<>(texts(seed, 3000));
    distinct.forEach(dictionary::add);
    List<String> sorted = new ArrayList<>(distinct);
    sorted.sort((a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b)));

    int[] ranks = dictionary.ranks();

    assertThat(ranks).hasSize(distinct.size());
    for (int id = 0; id < ranks.length; id++) {
      assertThat(sorted.get(ranks[id])).isEqualTo(dictionary.text(id));
    }
  }

  @Test
  void aTextThatIsAppendedInGroupsHasAnIdAGroup() {
    Utf8Dictionary dictionary = new Utf8Dictionary();
    int[] ids =
        Stream.of("ann", "ann", "bob", "ann", "ann")
            .mapToInt(text -> dictionary.appendUnlessLast(utf8(text), 0, utf8(text).length))
            .toArray();

    assertThat(ids).containsExactly(0, 0, 1, 2, 2);
    assertThat(dictionary.text(2)).isEqualTo("ann");
  }

  @Test
  void aDictionaryOverBytesMadeElsewhereTakesMoreTextsWithoutTouchingThem() {
    byte[] bytes = utf8("..oneTwo..");
    Utf8Dictionary dictionary = Utf8Dictionary.over(bytes, new int[] {2, 5, 8});

    assertThat(dictionary.byteCount()).isEqualTo(6);
    assertThat(dictionary.add("Two")).isEqualTo(1);
    assertThat(dictionary.add("three")).isEqualTo(2);
    assertThat(dictionary.add("one")).isZero();
    assertThat(dictionary.text(0) + dictionary.text(1) + dictionary.text(2))
        .isEqualTo("oneTwothree");
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("..oneTwo..");
  }

  @Test
  void aDictionaryThatRestedFindsItsTextsAgain() {
    Utf8Dictionary dictionary = new Utf8Dictionary();
    for (int i = 0; i < 1000; i++) {
      dictionary.add("text " + i);
    }
    dictionary.rest();

    assertThat(dictionary.add("text 17")).isEqualTo(17);
    assertThat(dictionary.add("text 1000")).isEqualTo(1000);
    assertThat(dictionary.text(999)).isEqualTo("text 999");
  }

  private static List<String> texts(long seed, int count) {
    Random random = new Random(seed);
    String[] beginnings = {"", "a", "https://shop.example/", "\0", "user:", "ä", "日本", "😀"};
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int parts = random.nextInt(4); parts > 0; parts--) {
        text.append(beginnings[random.nextInt(beginnings.length)]);
      }
      if (random.nextInt(3) > 0) {
        text.append(random.nextInt(count));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
