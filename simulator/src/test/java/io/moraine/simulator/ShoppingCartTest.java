package io.moraine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ShoppingCartTest {
  private static final long OPENED = Instant.parse("2026-03-24T10:00:00Z").toEpochMilli();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Product TENT =
      new Product("p-1", "Tent", "Camping/Tents", "Tarn", "tents-1", 100_00, 0);
  private static final Product STOVE =
      new Product("p-2", "Stove", "Camping/Stoves", "Tarn", "stoves-2", 30_00, 0);

  private final Device device =
      Device.ofPerson(1, Town.DATA_CENTRE, "agent", Chance.of(7, Chance.Purpose.LIFE, 1));
  private final Persona persona = Persona.ofDevice(device);
  private final ShoppingCart cart = new ShoppingCart(Currency.EUR, OPENED);
  private final Visit visit = visit(OPENED);

  @Test
  void keepsItsPeakWhenSomethingIsTakenOut() {
    cart.put(TENT, 1, visit, OPENED);
    cart.put(STOVE, 2, visit, OPENED + 1);
    cart.put(STOVE, 0, visit, OPENED + 2);
    CartTruth truth = cart.left(persona, OPENED + HOUR);
    assertThat(truth.peakValue()).isEqualTo(new BigDecimal("160.00"));
    assertThat(truth.value()).isEqualTo(new BigDecimal("100.00"));
    assertThat(truth.itemQuantity()).isEqualTo(1);
    assertThat(truth.products()).isEqualTo(1);
    assertThat(truth.lines()).isEqualTo(2);
  }

  @Test
  void isOpenForADayAfterItWasTouched() {
    cart.put(TENT, 1, visit, OPENED);
    assertThat(cart.left(persona, OPENED + 23 * HOUR).state()).isEqualTo("open");
  }

  @Test
  void isAbandonedOnceNothingHasTouchedItForADay() {
    cart.put(TENT, 1, visit, OPENED);
    cart.reached("address", visit, OPENED + HOUR);
    CartTruth truth = cart.left(persona, OPENED + 26 * HOUR);
    assertThat(truth.state()).isEqualTo("abandoned");
    assertThat(truth.abandonedAt()).isEqualTo(Instant.ofEpochMilli(OPENED + 25 * HOUR));
    assertThat(truth.checkoutStep()).isEqualTo("address");
  }

  @Test
  void isOpenAgainOnceItIsTouchedAgain() {
    cart.put(TENT, 1, visit, OPENED);
    cart.put(TENT, 2, visit(OPENED + 30 * HOUR), OPENED + 30 * HOUR);
    CartTruth truth = cart.left(persona, OPENED + 31 * HOUR);
    assertThat(truth.state()).isEqualTo("open");
    assertThat(truth.abandonedAt()).isEqualTo(Instant.ofEpochMilli(OPENED + 24 * HOUR));
    assertThat(truth.sessions()).isEqualTo(2);
  }

  @Test
  void isOrderedWithoutTheOrderChangingIt() {
    cart.put(TENT, 1, visit, OPENED);
    CartTruth truth = cart.ordered(persona, "F1-1", visit, OPENED + HOUR);
    assertThat(truth.state()).isEqualTo("ordered");
    assertThat(truth.changedAt()).isEqualTo(Instant.ofEpochMilli(OPENED));
    assertThat(truth.closedAt()).isEqualTo(Instant.ofEpochMilli(OPENED + HOUR));
    assertThat(truth.abandonedAt()).isNull();
  }

  @Test
  void isRecoveredWhenItIsOrderedAfterHavingBeenAbandoned() {
    cart.put(TENT, 1, visit, OPENED);
    Visit later = visit(OPENED + 40 * HOUR);
    cart.reached("address", later, OPENED + 40 * HOUR);
    CartTruth truth = cart.ordered(persona, "F1-1", later, OPENED + 41 * HOUR);
    assertThat(truth.state()).isEqualTo("recovered");
    assertThat(truth.sessions()).isEqualTo(2);
  }

  @Test
  void keepsClearOfTheMomentAtWhichItWouldBeAbandoned() {
    long tipping = OPENED + 24 * HOUR;
    assertThat(cart.clearOfTimeout(tipping - 60_001)).isEqualTo(tipping - 60_001);
    assertThat(cart.clearOfTimeout(tipping - 60_000)).isEqualTo(tipping + 60_001);
    assertThat(cart.clearOfTimeout(tipping + 60_000)).isEqualTo(tipping + 60_001);
    assertThat(cart.clearOfTimeout(tipping + 60_002)).isEqualTo(tipping + 60_002);
  }

  private Visit visit(long begins) {
    return new Visit(device, null, persona, Cause.NONE, Visit.Account.ANONYMOUS, begins);
  }
}
