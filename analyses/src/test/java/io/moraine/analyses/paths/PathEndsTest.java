package io.moraine.analyses.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathEndsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b c d e | - | - | 3 | a b c",
        "a b c d e | b | - | 3 | b c d",
        "a b c b e | b | - | 9 | b c b e",
        "a b c d e | - | d | 3 | b c d",
        "a b c b e | - | b | 9 | a b",
        "a b c d e | b | d | 9 | b c d",
        "a b c d e | d | b | 9 | -",
        "a b c d e | x | - | 9 | -",
        "a b c d e | - | x | 9 | -",
        "a b c d e f | a | f | 4 | a b ... e f",
        "a b c d e f | a | f | 5 | a b ... e f",
        "a b c d e f | a | f | 6 | a b c d e f",
        "a b | b | b | 5 | b"
      })
  void cutsAPathToItsEnds(String walked, String start, String end, int steps, String expected) {
    PathEnds ends = new PathEnds(point(start), point(end), steps);
    assertThat(ends.of(path(walked)).map(path -> String.join(" ", path.items())).orElse("-"))
        .isEqualTo(expected);
  }

  @Test
  void theMiddleHasTheTimeOfTheFirstThatIsLeftOut() {
    Path abridged = path("a b c d e f").abridged(4);
    assertThat(abridged.micros()).containsExactly(0L, 1L, 2L, 4L, 5L);
  }

  /** What a path of random places comes to, said once more in plain loops. */
  @Test
  void cutsAsPlainLoopsDo() {
    Random random = new Random(5);
    int cut = 0;
    for (int i = 0; i < 5_000; i++) {
      String walked = walk(random);
      Optional<String> start = random.nextBoolean() ? Optional.of(place(random)) : Optional.empty();
      Optional<String> end = random.nextBoolean() ? Optional.of(place(random)) : Optional.empty();
      int steps = 2 + random.nextInt(5);
      List<String> found =
          new PathEnds(start, end, steps).of(path(walked)).map(Path::items).orElse(List.of());
      assertThat(found)
          .as("%s from %s to %s in %s", walked, start, end, steps)
          .isEqualTo(plainly(List.copyOf(path(walked).items()), start, end, steps));
      cut += found.isEmpty() ? 0 : 1;
    }
    assertThat(cut).isGreaterThan(1_000);
  }

  private static List<String> plainly(
      List<String> items, Optional<String> start, Optional<String> end, int steps) {
    List<String> kept = new ArrayList<>();
    boolean started = start.isEmpty();
    boolean ended = false;
    for (String item : items) {
      started |= start.isPresent() && start.get().equals(item);
      if (started && !ended) {
        kept.add(item);
        ended = end.isPresent() && end.get().equals(item);
      }
    }
    if (!started || (end.isPresent() && !ended)) {
      return List.of();
    }
    while (kept.size() > steps && (start.isEmpty() || end.isEmpty())) {
      kept.remove(end.isPresent() ? 0 : kept.size() - 1);
    }
    if (kept.size() > steps) {
      int half = steps / 2;
      List<String> abridged = new ArrayList<>(kept.subList(0, half));
      abridged.add("...");
      abridged.addAll(kept.subList(kept.size() - half, kept.size()));
      return abridged;
    }
    return kept;
  }

  private static String walk(Random random) {
    StringBuilder walked = new StringBuilder("a");
    for (int i = random.nextInt(9); i > 0; i--) {
      walked.append(' ').append(place(random));
    }
    return walked.toString();
  }

  private static String place(Random random) {
    return String.valueOf("abcdef".charAt(random.nextInt(6)));
  }

  private static Optional<String> point(String text) {
    return text.equals("-") ? Optional.empty() : Optional.of(text);
  }

  private static Path path(String walked) {
    Path path = new Path();
    long micros = 0;
    for (String item : walked.split(" ")) {
      path.add(item, micros++);
    }
    return path;
  }
}
