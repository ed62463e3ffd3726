package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSplitterTest {
  private static final int LIMIT = 1_000;

  private record Piece(String text, long line, long offset, long byteCount) {}

  @Test
  void cutsLinesAndPassesOverEmptyOnes() throws IOException {
    assertThat(pieces(InputFormat.events(), "a\nbb\r\n\n\r\nccc"))
        .containsExactly(
            new Piece("a", 1, 0, 1), new Piece("bb", 2, 2, 2), new Piece("ccc", 5, 9, 3));
  }

  @Test
  void aFileMayBeEmptyOrHoldNothingButBreaks() throws IOException {
    assertThat(pieces(InputFormat.events(), "")).isEmpty();
    assertThat(pieces(InputFormat.events(), "\n\r\n\n")).isEmpty();
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstRecord() throws IOException {
    assertThat(pieces(InputFormat.events(), "\uFEFFa\n\uFEFFb"))
        .containsExactly(new Piece("a", 1, 0, 1), new Piece("\uFEFFb", 2, 5, 4));
  }

  @Test
  void aCarriageReturnWithinALineIsNoBreak() throws IOException {
    assertThat(pieces(InputFormat.events(), "a\rb\r\r\n"))
        .containsExactly(new Piece("a\rb\r", 1, 0, 4));
  }

  @Test
  void quotedFieldsHoldLineBreaksTogether() throws IOException {
    InputFormat format = InputFormat.mapped(mapping(true));

    assertThat(format.isSplittable()).isFalse();
    assertThat(pieces(format, "x,\"a\nb\",\"c\"\"\r\n\"\"\"\n5\" nail,y,z\n\"e\"\n"))
        .extracting(Piece::text, Piece::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("x,\"a\nb\",\"c\"\"\r\n\"\"\"", 1L),
            org.assertj.core.groups.Tuple.tuple("5\" nail,y,z", 4L),
            org.assertj.core.groups.Tuple.tuple("\"e\"", 5L));
  }

  @Test
  void withoutLineBreaksInQuotesEveryBreakEndsARecord() throws IOException {
    InputFormat format = InputFormat.mapped(mapping(false));

    assertThat(format.isSplittable()).isTrue();
    assertThat(pieces(format, "x,\"a\nb\"\n"))
        .extracting(Piece::text)
        .containsExactly("x,\"a", "b\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {999, 1_000, 1_001, 1_002, 65_535, 65_536, 200_000, 1_000_000})
  void ofALongLineTheLimitAndOneByteIsKept(int length) throws IOException {
    String file = "before\n" + "x".repeat(length) + "\nafter\n";

    List<Piece> pieces = pieces(InputFormat.events(), file);

    assertThat(pieces).extracting(Piece::byteCount).containsExactly(6L, (long) length, 5L);
    assertThat(pieces.get(1).text()).hasSize(Math.min(length, LIMIT + 1));
    assertThat(pieces.get(2)).isEqualTo(new Piece("after", 3, 8L + length, 5));
  }

  @Test
  void theSameRecordsComeOutHoweverTheStreamTrickles() throws IOException {
    Random random = new Random(4);
    StringBuilder file = new StringBuilder();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      String line = "é".repeat(random.nextInt(random.nextInt(20) == 0 ? 400 : 40));
      file.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);

    InputStream trickle =
        new ByteArrayInputStream(bytes) {
          @Override
          public int read(byte[] to, int from, int length) {
            return super.read(to, from, Math.min(length, 1 + random.nextInt(700)));
          }
        };

    assertThat(pieces(InputFormat.events(), trickle)).extracting(Piece::text).isEqualTo(lines);
    assertThat(lines).hasSizeGreaterThan(1_000);
  }

  private static List<Piece> pieces(InputFormat format, String file) throws IOException {
    return pieces(format, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Piece> pieces(InputFormat format, InputStream file) throws IOException {
    RecordSplitter splitter = RecordSplitter.of(format, file, 1, LIMIT);
    List<Piece> pieces = new ArrayList<>();
    while (splitter.next()) {
      String text =
          new String(splitter.buffer(), splitter.from(), splitter.length(), StandardCharsets.UTF_8);
      pieces.add(new Piece(text, splitter.lineNumber(), splitter.offset(), splitter.byteCount()));
    }
    return pieces;
  }

  private static Mapping mapping(boolean linesInQuotes) {
    return Mapping.parse(
        """
        mapping: m
        file: {line_breaks_in_quotes: %s}
        columns: [a]
        fields: {event_time: "{a}", event_type: login, user_id: "{a}"}
        """
            .formatted(linesInQuotes),
        "m.yml");
  }
}
