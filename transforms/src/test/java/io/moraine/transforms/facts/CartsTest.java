package io.moraine.transforms.facts;

import static io.moraine.transforms.facts.Story.amount;
import static io.moraine.transforms.facts.Story.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.moraine.schemas.Cart;
import io.moraine.schemas.CartLine;
import io.moraine.schemas.Item;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CartsTest {
  private static final Item SHIRT = item("shirt", 1, "20");
  private static final Item SOCKS = item("socks", 2, "5");
  private static final Duration A_DAY = Duration.ofHours(24);
  private static final Duration A_MONTH = Duration.ofDays(30);
  private static final Duration A_MOMENT = Duration.ofNanos(1_000);

  @Test
  void anOrderClosesTheCartWhateverWasBought() {
    Story story =
        Story.of("phone")
            .at("10:00")
            .add(SHIRT)
            .at("10:10")
            .checkout("payment")
            .at("10:20")
            .order("o1", SOCKS);
    assertThat(Facts.of(story).cart())
        .returns("ordered", Cart::state)
        .returns("o1", Cart::orderId)
        .returns(20 * 60_000L, Cart::timeToOrderMs)
        .returns(Instant.parse("2024-03-05T10:10:00Z"), Cart::changedAt)
        .returns("payment", Cart::checkoutStep)
        .returns(amount("20"), Cart::value)
        .returns(null, Cart::abandonedAt);
  }

  @Test
  void whatTakesOutChecksOutOrBuysWithoutACartMakesNone() {
    Story story =
        Story.of("phone")
            .remove(SHIRT)
            .checkout("payment")
            .update(item("shirt", 0, "20"))
            .order("o1", SHIRT);
    assertThat(Facts.of(story).carts()).isEmpty();
  }

  @Test
  void anAddThatNamesNothingOpensACartAllTheSame() {
    assertThat(Facts.of(Story.of("phone").add()).cart())
        .returns("open", Cart::state)
        .returns(0L, Cart::itemQuantity)
        .returns(amount("0"), Cart::value);
  }

  @Test
  void anUpdateOpensACartWhereItLeavesSomethingIn() {
    assertThat(Facts.of(Story.of("phone").update(SOCKS)).cart().itemQuantity()).isEqualTo(2);
  }

  @Test
  void exactlyADayIsInTime() {
    Story story = Story.of("phone").add(SHIRT).after(A_DAY).order("o1", SHIRT);
    assertThat(Facts.of(story).cart()).returns("ordered", Cart::state);
  }

  @Test
  void anOrderAfterMoreThanADayRecoversTheCart() {
    Story story = Story.of("phone").add(SHIRT).after(A_DAY).after(A_MOMENT).order("o1", SHIRT);
    assertThat(Facts.of(story).cart())
        .returns("recovered", Cart::state)
        .returns(Instant.parse("2024-03-06T00:00:00Z"), Cart::abandonedAt);
  }

  @Test
  void aCartTouchedAgainWithinAMonthIsTheSame() {
    Story story = Story.of("phone").add(SHIRT).after(A_MONTH).add(SHIRT);
    assertThat(Facts.of(story).cart())
        .returns("open", Cart::state)
        .returns(2L, Cart::itemQuantity)
        .returns(2L, Cart::sessions)
        .returns(Instant.parse("2024-03-06T00:00:00Z"), Cart::abandonedAt);
  }

  @Test
  void laterTheNextItemOpensANewOne() {
    Story story = Story.of("phone").add(SHIRT).after(A_MONTH).after(A_MOMENT).add(SHIRT);
    assertThat(Facts.of(story).carts())
        .extracting(Cart::state)
        .containsExactly("abandoned", "open");
  }

  @Test
  void laterAnOrderClosesNothing() {
    Story story = Story.of("phone").add(SHIRT).after(A_MONTH).after(A_MOMENT).order("o1", SHIRT);
    assertThat(Facts.of(story).cart()).returns("abandoned", Cart::state);
  }

  @Test
  void theEndOfTheDataDecidesWhatIsOpen() {
    Story open = Story.of("phone").add(SHIRT).on("other").after(A_DAY).pageView("/a");
    Story left = Story.of("phone").add(SHIRT).on("other").after(A_DAY).after(A_MOMENT);
    assertThat(Facts.of(open).cart()).returns("open", Cart::state);
    assertThat(Facts.of(left.pageView("/a")).cart())
        .returns("abandoned", Cart::state)
        .returns(Instant.parse("2024-03-06T00:00:00Z"), Cart::abandonedAt);
  }

  @Test
  void aCartIsAPersonsAcrossDevices() {
    Story story =
        Story.of("phone").at("10:00").as("ann").add(SHIRT).on("laptop").at("11:00").order("o1");
    assertThat(Facts.of(story).cart())
        .returns("ann", Cart::personId)
        .returns("ordered", Cart::state)
        .returns(2L, Cart::sessions);
  }

  @Test
  void whatIsPutInBeforeTheLoginIsTheUsers() {
    Story story =
        Story.of("phone")
            .as("ann")
            .day("2024-03-01")
            .pageView("/a")
            .as(null)
            .day("2024-03-05")
            .add(SHIRT)
            .as("bob")
            .order("o1");
    assertThat(Facts.of(story).cart())
        .returns("bob", Cart::personId)
        .returns("ordered", Cart::state);
  }

  @Test
  void anOrderToldAgainClosesNothing() {
    Story story =
        Story.of("phone").at("10:00").order("o1").at("10:01").add(SHIRT).at("10:02").order("o1");
    assertThat(Facts.of(story).cart()).returns("open", Cart::state);
  }

  @Test
  void aFurtherLineOfAnOrderClosesNothing() {
    Story story =
        Story.of("phone")
            .at("10:00")
            .order("o1")
            .with("order_line", "1")
            .at("10:01")
            .add(SHIRT)
            .at("10:02")
            .order("o1")
            .with("order_line", "2");
    assertThat(Facts.of(story).cart()).returns("open", Cart::state);
  }

  @Test
  void takingOutMoreThanThereIsLeavesNothing() {
    Story story = Story.of("phone").add(SOCKS).remove(item("socks", 5, null)).add(SHIRT);
    Facts facts = Facts.of(story);
    assertThat(facts.cart())
        .returns(amount("20"), Cart::value)
        .returns(amount("20"), Cart::peakValue)
        .returns(1L, Cart::products);
    assertThat(facts.cartLines())
        .extracting(CartLine::productId, CartLine::quantity, CartLine::peakQuantity)
        .containsExactly(tuple("socks", 0L, 2L), tuple("shirt", 1L, 1L));
  }

  @Test
  void takingOutWithoutANumberTakesAll() {
    Item allSocks = new Item("socks", null, null, null, null, null, null, null);
    Story story = Story.of("phone").add(SOCKS).add(SOCKS).remove(allSocks);
    assertThat(Facts.of(story).cart())
        .returns(0L, Cart::itemQuantity)
        .returns(amount("20"), Cart::peakValue)
        .returns("open", Cart::state);
  }

  @Test
  void anUpdateSetsWhatItNamesAndLeavesTheRest() {
    Story story =
        Story.of("phone")
            .add(SHIRT, SOCKS)
            .update(item("socks", 3, "4"), item("socks", 4, "4"), item("hat", 0, "9"));
    Facts facts = Facts.of(story);
    assertThat(facts.cartLines())
        .extracting(CartLine::productId, CartLine::quantity, CartLine::unitPrice, CartLine::value)
        .containsExactly(
            tuple("shirt", 1L, amount("20"), amount("20")),
            tuple("socks", 7L, amount("4"), amount("28")));
    assertThat(facts.cart().value()).isEqualByComparingTo("48");
  }

  @Test
  void theLastPriceSeenCounts() {
    Story story =
        Story.of("phone").add(SHIRT).add(item("shirt", 1, "15")).add(item("shirt", 1, null));
    assertThat(Facts.of(story).cart().value()).isEqualByComparingTo("45");
  }

  @Test
  void linesInAnotherCurrencyAreKeptButNotAdded() {
    Story story =
        Story.of("phone")
            .add(SHIRT)
            .add(SOCKS)
            .with("currency", "EUR")
            .add(item("hat", 1, "100"))
            .with("currency", "USD");
    Facts facts = Facts.of(story);
    assertThat(facts.cart())
        .returns("EUR", Cart::currency)
        .returns(amount("30"), Cart::value)
        .returns(4L, Cart::itemQuantity);
    assertThat(facts.cartLines())
        .extracting(CartLine::productId, CartLine::currency)
        .containsExactly(tuple("shirt", "EUR"), tuple("socks", "EUR"), tuple("hat", "USD"));
  }

  @Test
  void twoCartsOfAMomentHaveIdsOfTheirOwn() {
    Story story = Story.of("phone").add(SHIRT).order("o1").add(SHIRT).order("o2");
    assertThat(Facts.of(story).carts())
        .hasSize(2)
        .doesNotHaveDuplicates()
        .extracting(Cart::cartId)
        .doesNotHaveDuplicates();
  }

  @Test
  void theSessionThatOpenedItTellsWhereItCameFrom() {
    Story story =
        Story.of("phone")
            .at("10:00")
            .pageView("/a")
            .with("channel", "Email")
            .with("utm_campaign", "spring")
            .add(SHIRT)
            .with("country", "DE")
            .at("12:00")
            .pageView("/a")
            .with("channel", "Paid Search")
            .add(SHIRT);
    Facts facts = Facts.of(story);
    assertThat(facts.cart())
        .returns("Email", Cart::channel)
        .returns("spring", Cart::campaign)
        .returns("DE", Cart::country)
        .returns(facts.sessions().get(0).sessionId(), Cart::sessionId);
  }

  @Test
  void anAbsurdAmountStopsAtTheColumnsEnd() {
    Story story =
        Story.of("phone")
            .add(item("yacht", Long.MAX_VALUE, "999999999999"))
            .remove(item("yacht", 1, null));
    assertThat(Facts.of(story).cart().value()).isEqualByComparingTo("999999999999.999999");
  }
}
