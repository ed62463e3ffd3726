package io.moraine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Carts that the logs tell of, by the architecture's definitions, are those of the truth. */
final class CartTruthTest {
  private final SimulatedShop shop = SimulatedShop.shared();

  @Test
  void cartsAreThoseThatAReaderFinds() {
    Map<LoggedEvent, Object> sessionOf = new HashMap<>();
    for (NaiveSession session : shop.sessions()) {
      session.events().forEach(event -> sessionOf.put(event, session.first()));
    }
    List<CartTruth> found = new ArrayList<>();
    touchesByPerson()
        .forEach(
            (person, touches) ->
                found.addAll(NaiveCart.of(person, touches, sessionOf, shop.truth().lastMoment())));
    assertThat(found).isNotEmpty().containsExactlyInAnyOrderElementsOf(shop.rows(TruthTable.CARTS));
  }

  @Test
  void everyStateIsThereAndCartsCrossDevices() {
    assertThat(shop.truth().cartsByState())
        .containsOnlyKeys("open", "ordered", "abandoned", "recovered");
    assertThat(touchesByPerson().values())
        .anyMatch(touches -> touches.stream().map(LoggedEvent::device).distinct().count() > 1);
  }

  @Test
  void noCartIsWithinAMinuteOfTheTimeoutWhenTheDataEnds() {
    Instant tipping = shop.truth().lastMoment().minus(Duration.ofHours(24));
    assertThat(shop.rows(TruthTable.CARTS))
        .extracting(cart -> Duration.between(tipping, cart.changedAt()).abs())
        .allMatch(distance -> distance.compareTo(Duration.ofMinutes(1)) > 0);
  }

  private Map<String, List<LoggedEvent>> touchesByPerson() {
    Set<String> firstTellings =
        shop.orders().stream().map(LoggedEvent::id).collect(Collectors.toSet());
    return shop.events().stream()
        .filter(event -> event.type().touchesCart())
        .filter(event -> event.type() != EventType.PURCHASE || firstTellings.contains(event.id()))
        .sorted(Comparator.comparing(LoggedEvent::at))
        .collect(Collectors.groupingBy(shop::personOf));
  }
}
