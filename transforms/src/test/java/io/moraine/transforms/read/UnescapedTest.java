package io.moraine.transforms.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnescapedTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = 50_000;
  private static final List<String> PARTS =
      List.of(
          "a",
          "é",
          "日本",
          "😀",
          "\\\"",
          "\\\\",
          "\\/",
          "\\b",
          "\\f",
          "\\n",
          "\\r",
          "\\t",
          "\\u0041",
          "\\u00E9",
          "\\u65e5",
          "\\ud83d\\ude00",
          "\\ud83d",
          "\\ude00",
          "\\u00",
          "\\x",
          "\\",
          "\t",
          "plain text");

  private final Unescaped unescaped = new Unescaped();

  @Test
  void readsEveryEscape() {
    assertThat(text("\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00"))
        .isEqualTo("\"\\/\b\f\n\r\té😀");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\u0000", "\\ud800", "\\udc00", "\\ud83d\\u0041", "\\u12", "\\", "\\'", "\n"})
  void refusesWhatIsNoText(String string) {
    assertThat(text(string)).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void readsWhatJacksonReads(long seed) {
    Random random = new Random(seed);
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder string = new StringBuilder();
      for (int parts = random.nextInt(8); parts > 0; parts--) {
        // The last parts are bad ones, and rarer.
        string.append(PARTS.get(random.nextInt(PARTS.size() - (round % 3 == 0 ? 0 : 7))));
      }
      String text = text(string.toString());
      if (text != null) {
        read++;
        assertThat(text).isEqualTo(ofJackson(string.toString()));
      }
    }
    assertThat(read).as("so that both cases occur").isBetween(ROUNDS / 2, ROUNDS * 19 / 20);
  }

  /** The text of a string in the midst of others, null where it is none. */
  private String text(String string) {
    byte[] json = ("\"x\":\"" + string + "\",\"y\"").getBytes(UTF_8);
    int closing = 5 + string.getBytes(UTF_8).length;
    int end = unescaped.read(json, 5, json.length);
    assertThat(unescaped.read(json, 5, closing)).as("without that mark").isLessThan(closing);
    return end == closing ? new String(unescaped.bytes(), 0, unescaped.length(), UTF_8) : null;
  }

  private static String ofJackson(String string) {
    try {
      return JSON.readValue("\"" + string + "\"", String.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(string, e);
    }
  }
}
