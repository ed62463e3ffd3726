package io.moraine.transforms.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.Cart;
import io.moraine.schemas.Event;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each fact beside its naive twin, over some thousand random histories. */
class TwinsTest {
  private record History(long seed, List<Event> events, FactSettings settings, Facts facts) {}

  private static final int HISTORIES = 2_000;

  private static List<History> histories;

  @BeforeAll
  static void walkHistories() {
    histories = LongStream.range(0, HISTORIES).mapToObj(TwinsTest::history).toList();
  }

  @AfterAll
  static void forgetHistories() {
    histories = null;
  }

  private static History history(long seed) {
    List<Event> events = Histories.events(seed);
    FactSettings settings = Histories.settings(seed);
    return new History(seed, events, settings, Facts.of(events, settings));
  }

  @Test
  void sessionsAreThoseOfTheModel() {
    List<Session> seen = compare(Facts::sessions, SessionsModel::of);
    assertThat(seen).extracting(Session::engagedBy).contains("time", "views", "conversion", null);
    assertThat(seen).anyMatch(session -> session.otherCurrencyOrders() > 0);
    assertThat(seen).anyMatch(session -> session.revenue().signum() > 0 && session.orders() == 0);
    assertThat(seen).anyMatch(session -> session.definition().equals("source/v1"));
  }

  @Test
  void pathsAreThoseOfTheModel() {
    assertThat(compare(Facts::paths, PathsModel::of))
        .anyMatch(step -> step.repeats() > 2)
        .anyMatch(step -> step.item().equals("/p/*/1"));
  }

  @Test
  void identitiesAreThoseOfTheModel() {
    assertThat(compare(Facts::identities, (events, settings) -> IdentitiesModel.of(events)))
        .anyMatch(link -> !link.owner());
  }

  @Test
  void cartsAreThoseOfTheModel() {
    List<Cart> seen =
        compare(
            Facts::carts,
            (events, settings) ->
                CartsModel.of(events, settings).stream().map(CartsModel.Filled::cart).toList());
    assertThat(seen).extracting(Cart::state).contains("open", "ordered", "abandoned", "recovered");
    assertThat(seen).anyMatch(cart -> cart.sessions() > 2);
    assertThat(seen).anyMatch(cart -> cart.value().compareTo(cart.peakValue()) < 0);
  }

  @Test
  void cartLinesAreThoseOfTheModel() {
    assertThat(
            compare(
                Facts::cartLines,
                (events, settings) ->
                    CartsModel.of(events, settings).stream()
                        .flatMap(cart -> cart.lines().stream())
                        .toList()))
        .anyMatch(line -> line.quantity() == 0)
        .anyMatch(line -> "USD".equals(line.currency()));
  }

  @Test
  void cohortsAreThoseOfTheModel() {
    assertThat(compare(Facts::cohorts, CohortsModel::of))
        .anyMatch(person -> person.devices() > 1)
        .anyMatch(person -> person.sessions() == 0)
        .anyMatch(person -> person.revenue().signum() < 0);
  }

  @Test
  void revenueIsThatOfTheModel() {
    List<RevenueLine> seen = compare(Facts::revenue, RevenueModel::of);
    assertThat(seen).extracting(RevenueLine::lineType).contains("order", "refund");
    assertThat(seen).anyMatch(line -> line.repeats() > 1);
    assertThat(seen).anyMatch(line -> line.lineNumber() > 2);
  }

  @Test
  void theOrderOfArrivalChangesNothing() {
    for (History history : histories.subList(0, HISTORIES / 10)) {
      Random random = new Random(history.seed);
      List<Event> shuffled = new ArrayList<>(history.events);
      Collections.shuffle(shuffled, random);
      assertThat(Facts.of(shuffled, history.settings, random).tables())
          .as("seed %s", history.seed)
          .isEqualTo(history.facts.tables());
    }
  }

  /** Compares a table with its model history by history; all rows of it, which are never none. */
  private static <R extends Record> List<R> compare(
      Function<Facts, List<R>> actual, BiFunction<List<Event>, FactSettings, List<R>> model) {
    List<R> seen = new ArrayList<>();
    for (History history : histories) {
      List<R> expected = model.apply(history.events, history.settings);
      List<R> rows = actual.apply(history.facts);
      assertThat(rows).as("seed %s", history.seed).hasSameSizeAs(expected);
      if (!Set.copyOf(rows).equals(Set.copyOf(expected))) {
        assertThat(rows).as("seed %s", history.seed).containsExactlyInAnyOrderElementsOf(expected);
      }
      seen.addAll(expected);
    }
    assertThat(seen).hasSizeGreaterThan(HISTORIES / 2);
    return seen;
  }
}
