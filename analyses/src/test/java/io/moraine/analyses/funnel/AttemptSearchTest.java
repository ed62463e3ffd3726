package io.moraine.analyses.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.analyses.time.TimeRange;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The searches against a try of every assignment, on thousands of small histories. */
class AttemptSearchTest {
  private static final int HISTORIES = 6_000;

  @ParameterizedTest
  @CsvSource({
    "ORDERED, false, 8",
    "ORDERED, true, 9",
    "STRICT, false, 6",
    "UNORDERED, false, 7",
    "UNORDERED, true, 8"
  })
  void findsWhatATryOfEverythingFinds(StepOrder order, boolean exclusions, int mostEvents) {
    int reaching = 0;
    int spoiled = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      RandomMarks random = new RandomMarks(seed);
      Funnel funnel = random.funnel(order, exclusions);
      Marks marks = random.marks(funnel, mostEvents);
      Attempt found = AttemptSearch.of(funnel).best(marks, TimeRange.EVER);
      Optional<Attempt> best = twin(order).apply(new EveryAssignment(funnel, marks));
      assertThat(shown(found))
          .as("seed %d, %s", seed, text(funnel, marks))
          .isEqualTo(shown(best.orElse(null)));
      reaching += found != null && found.reach() > 1 ? 1 : 0;
      spoiled += found != null && found.spoiled() ? 1 : 0;
    }
    assertThat(reaching).as("histories that come further than the first step").isGreaterThan(500);
    if (exclusions && order == StepOrder.ORDERED) {
      assertThat(spoiled).as("spoiled histories").isGreaterThan(100);
    }
  }

  private static Function<EveryAssignment, Optional<Attempt>> twin(StepOrder order) {
    return switch (order) {
      case ORDERED -> EveryAssignment::ordered;
      case STRICT -> EveryAssignment::strict;
      case UNORDERED -> EveryAssignment::unordered;
    };
  }

  // Of a spoiled attempt nothing but how far it came is ever looked at. Of one that was not, the
  // times; in between, those of strict steps can be several where times are equal.
  private static String shown(Attempt attempt) {
    if (attempt == null) {
      return "none";
    }
    return attempt.spoiled()
        ? "spoiled after " + attempt.reach()
        : Arrays.toString(attempt.times());
  }

  private static String text(Funnel funnel, Marks marks) {
    StringBuilder text = new StringBuilder();
    text.append(funnel.size()).append(" steps in ").append(funnel.windowMicros()).append(':');
    for (int event = 0; event < marks.size(); event++) {
      text.append(
          " %s=%s/%s"
              .formatted(
                  marks.micros(event),
                  Long.toBinaryString(marks.steps(event)),
                  Long.toBinaryString(marks.gaps(event))));
    }
    return text.toString();
  }
}
