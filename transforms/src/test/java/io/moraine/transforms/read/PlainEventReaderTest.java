package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.Event;
import io.moraine.transforms.enrich.RowTexts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainEventReaderTest {
  private static final int LINES = 10_000;
  private static final String SIGNS = "{}[]\",:-.0129eE+\\ tfnZT_aA\t";
  private static final IngestSettings SETTINGS =
      IngestSettings.defaults().withLimits(4_096, 16, 50, 50);

  /** What became of lines: of each, null or why it was rejected; and the events. */
  private record Rows(List<String> rejections, List<Event> events) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void readsLinesAsTheDecoderOfEveryFormDoes(long seed) {
    int plain = readAsTheOtherDoes(SETTINGS, lines(seed, PlainEventReaderTest::plainer));

    assertThat(plain).as("so that many are plain").isBetween(LINES / 10, LINES * 9 / 10);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void readsDamagedLinesAsTheDecoderOfEveryFormDoes(long seed) {
    Random random = new Random(seed);

    int plain =
        readAsTheOtherDoes(SETTINGS, lines(seed, line -> Damage.done(plainer(line), random)));

    assertThat(plain).as("so that some are plain").isBetween(LINES / 100, LINES / 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void readsWithSpacesAndWithOneByteOffAsTheDecoderOfEveryFormDoes(long seed) {
    Random random = new Random(seed);
    List<byte[]> lines =
        lines(
            seed,
            line -> {
              byte[] spaced = spaced(plainer(line), random);
              spaced[random.nextInt(spaced.length)] =
                  (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
              return spaced;
            });

    int plain = readAsTheOtherDoes(SETTINGS, lines);

    assertThat(plain).as("so that some are plain").isBetween(LINES / 20, LINES * 9 / 10);
  }

  @Test
  void keepsTheLimits() {
    List<byte[]> lines = lines(7, PlainEventReaderTest::plainer);

    readAsTheOtherDoes(SETTINGS.withLimits(4_096, 2, 50, 50), lines);
    readAsTheOtherDoes(SETTINGS.withLimits(4_096, 3, 1, 2), lines);
  }

  @Test
  void aFieldThatIsThereTwiceIsLeftToTheOther() {
    String rest = "\"event_time\":1709249400000,\"event_type\":\"page_view\"}";
    List<byte[]> lines =
        Stream.of(
                "{\"device_id\":\"d\",\"device_id\":\"\"," + rest,
                "{\"device_id\":null,\"device_id\":\"d\"," + rest,
                "{\"device_id\":\"d\",\"page_url\":\"/a\",\"page_url\":\"\"," + rest)
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .toList();

    assertThat(readAsTheOtherDoes(SETTINGS, lines)).as("none is plain").isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event_id\":\"e1\",\"event_time\":\"2024-03-10T06:59:59.123Z\",\"ip\":\"192.0.2.7\"}",
        "{\"event_type\":\"performance\",\"page_load_ms\":1545,\"cls\":0.08,\"error\":null}",
        "{ \"event_type\": \"login\", \"user_id\": 12, \"city\": \"Genève\", \"region\": \"\" }",
        "{\"items\":[{\"product_id\":\"p\",\"price\":9.90,\"quantity\":2},{\"product_id\":7}]}",
        "{\"items\":[],\"properties\":{},\"http_status\":404,\"currency\":\"eur\"}",
        "{\"properties\":{\"a\":\"\",\"b\":-1.5,\"c\":true,\"d\":null},\"of\":\"our own\"}",
        "{\"page_url\":\"https:\\/\\/shop.example\\/\",\"page_title\":\"\\u00e9\"}",
        "{\"event_time\":1709249400000,\"sent_time\":\"2024-03-10T06:59:59Z\"}"
      })
  void linesOfTheUsualFormArePlain(String line) {
    assertThat(isPlain(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"a\":1",
        "{\"a\":1}x",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":-}",
        "{\"a\":.5}",
        "{\"a\":1e3}",
        "{\"a\":tru}",
        "{\"a\":\"b\\x\"}",
        "{\"a\":\"b\\ud800\"}",
        "{\"a\\n\":\"b\"}",
        "{\"a\":\"b\tc\"}",
        "{\"a\":{\"b\":1}}",
        "{\"a\":[1]}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"properties\":{\"a\":2}}",
        "{\"user_id\":\"u\",\"user_id\":\"u\"}",
        "{\"user_id\":{}}",
        "{\"items\":{}}",
        "{\"items\":[{\"product_id\":\"\"}]}",
        "{\"items\":[{\"product_id\":1,\"shelf\":2}]}",
        "{\"properties\":[]}",
        "{\"event_type\":\"teleport\"}",
        "{\"event_time\":\"2024-03-10T06:59:59+01:00\"}",
        "{\"http_status\":4294967296}",
        "{\"revenue\":0.1234567}",
        "{\"cls\":true}",
        "{\"currency\":\"E1R\"}"
      })
  void linesOfAnyOtherFormAreNot(String line) {
    assertThat(isPlain(line)).isFalse();
  }

  private static boolean isPlain(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return new PlainEventReader(SETTINGS, new RowTexts())
        .read(bytes, 0, bytes.length, new BlockBuilder(Decoded.EVENTS.shape()));
  }

  /** Compares the decoder with its slow part alone; returns how many lines were plain events. */
  private static int readAsTheOtherDoes(IngestSettings settings, List<byte[]> lines) {
    RowTexts texts = new RowTexts();
    JsonEventDecoder everyForm = new JsonEventDecoder(settings, texts);
    PlainEventReader plain = new PlainEventReader(settings, texts);
    int[] count = new int[1];
    Rows expected =
        rows(
            settings,
            lines,
            new RowTexts(),
            (buffer, from, length, line, row) -> {
              expectText(settings, buffer, from, length);
              everyForm.decodeAnyForm(buffer, from, length, row);
            });
    Rows actual =
        rows(
            settings,
            lines,
            texts,
            (buffer, from, length, line, row) -> {
              expectText(settings, buffer, from, length);
              if (plain.read(buffer, from, length, row)) {
                count[0]++;
              } else {
                row.discardRow();
                texts.begin(buffer);
                everyForm.decodeAnyForm(buffer, from, length, row);
              }
            });
    for (int i = 0; i < lines.size(); i++) {
      assertThat(actual.rejections.get(i))
          .as(new String(lines.get(i), StandardCharsets.UTF_8))
          .isEqualTo(expected.rejections.get(i));
    }
    assertThat(actual.events).isEqualTo(expected.events);
    return count[0];
  }

  /** What is asked of every line before it is read as JSON. */
  private static void expectText(IngestSettings settings, byte[] buffer, int from, int length)
      throws Rejection {
    if (length > settings.maxLineBytes() || !Utf8.isValid(buffer, from, length)) {
      throw Rejection.notUtf8();
    }
  }

  private static Rows rows(
      IngestSettings settings, List<byte[]> lines, RowTexts texts, LineDecoder decoder) {
    EventCompletion completion =
        new EventCompletion(InputFormat.events(), settings, Decoded.FILE_ID, texts);
    BlockBuilder events = new BlockBuilder(Decoded.EVENTS.shape());
    List<String> rejections = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      byte[] line = lines.get(i);
      // Between other bytes, of which none is the line's.
      byte[] buffer = new byte[line.length + 20];
      new Random(i).nextBytes(buffer);
      System.arraycopy(line, 0, buffer, 10, line.length);
      try {
        decoder.decode(buffer, 10, line.length, i, events);
        completion.complete(events, buffer, 10, line.length, i);
        events.endRow();
        rejections.add(null);
      } catch (Rejection rejection) {
        events.discardRow();
        rejections.add(rejection.reason() + ": " + rejection.sentence());
      }
    }
    return new Rows(rejections, Decoded.EVENTS.read(events.build()));
  }

  private static List<byte[]> lines(long seed, UnaryOperator<byte[]> change) {
    EventLines lines = new EventLines(seed);
    List<byte[]> changed = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      changed.add(change.apply(lines.next().getBytes(StandardCharsets.UTF_8)));
    }
    return changed;
  }

  /** With times in UTC. */
  private static byte[] plainer(byte[] line) {
    return new String(line, StandardCharsets.UTF_8)
        .replace("-05:00\"", "Z\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** With spaces around some signs, which changes texts too. */
  private static byte[] spaced(byte[] line, Random random) {
    StringBuilder spaced = new StringBuilder();
    for (char c : new String(line, StandardCharsets.UTF_8).toCharArray()) {
      boolean sign = "{}[]:,".indexOf(c) >= 0;
      spaced.append(sign && random.nextInt(9) == 0 ? " " : "").append(c);
      spaced.append(sign && random.nextInt(9) == 0 ? "  " : "");
    }
    return spaced.toString().getBytes(StandardCharsets.UTF_8);
  }
}
