package io.moraine.transforms.facts;

import static io.moraine.transforms.facts.Story.amount;
import static io.moraine.transforms.facts.Story.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.moraine.schemas.Item;
import io.moraine.schemas.RevenueLine;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevenueTest {

  @Test
  void discountTaxAndShippingAreSharedByWhatLinesAmountTo() {
    Story story =
        Story.of("phone")
            .order("o1", item("a", 1, "10"), item("b", 2, "10"))
            .money("discount", "1")
            .money("tax", "1")
            .money("shipping", "2");
    assertThat(Facts.of(story).revenue())
        .extracting(
            RevenueLine::gross,
            RevenueLine::discount,
            RevenueLine::net,
            RevenueLine::tax,
            RevenueLine::shipping)
        .containsExactly(
            tuple(
                amount("10"),
                amount("0.333333"),
                amount("9.666667"),
                amount("0.333333"),
                amount("0.666667")),
            tuple(
                amount("20"),
                amount("0.666667"),
                amount("19.333333"),
                amount("0.666667"),
                amount("1.333333")));
  }

  @Test
  void theItemsSpeakWhateverTheSourceCallsRevenue() {
    Story story =
        Story.of("phone")
            .order("o1", item("a", 2, "10"), item("b", 1, null))
            .money("revenue", "99");
    assertThat(nets(story)).containsExactly(amount("20"), amount("0"));
  }

  @Test
  void itemsWithoutAnyPriceShareTheRevenueByQuantity() {
    Story story =
        Story.of("phone")
            .order("o1", item("a", 2, null), item("b", 1, null))
            .money("revenue", "10")
            .money("discount", "5");
    assertThat(Facts.of(story).revenue())
        .extracting(RevenueLine::unitPrice, RevenueLine::discount, RevenueLine::net)
        .containsExactly(
            tuple(amount("3.333334"), amount("0"), amount("6.666667")),
            tuple(amount("3.333333"), amount("0"), amount("3.333333")));
  }

  @Test
  void anOrderWithoutItemsIsOneLine() {
    assertThat(Facts.of(Story.of("phone").order("o1").money("revenue", "10")).revenueLine())
        .returns(1L, RevenueLine::quantity)
        .returns(amount("10"), RevenueLine::unitPrice)
        .returns(amount("10"), RevenueLine::net)
        .returns(null, RevenueLine::productId);
    assertThat(nets(Story.of("phone").order("o1"))).containsExactly(amount("0"));
  }

  @Test
  void theDiscountOfAnItemIsItsOwn() {
    Item discounted =
        new Item("a", "Shirt", "clothes/shirts", "Acme", "M", amount("10"), 2L, amount("3"));
    assertThat(Facts.of(Story.of("phone").order("o1", discounted)).revenueLine())
        .returns(amount("20"), RevenueLine::gross)
        .returns(amount("3"), RevenueLine::discount)
        .returns(amount("17"), RevenueLine::net)
        .returns("Shirt", RevenueLine::productName)
        .returns("clothes/shirts", RevenueLine::category);
  }

  @Test
  void theEarliestEventTellsTheOrderAndTheOthersAreCountedOnIt() {
    Story story =
        Story.of("phone")
            .at("10:01")
            .order("o1", item("a", 1, "2"))
            .on("laptop")
            .at("10:00")
            .order("o1", item("a", 1, "1"))
            .at("10:02")
            .order("o1", item("a", 1, "3"));
    assertThat(Facts.of(story).revenueLine())
        .returns("laptop", RevenueLine::visitorId)
        .returns(amount("1"), RevenueLine::net)
        .returns(2, RevenueLine::repeats);
  }

  @Test
  void anOrderSentLineByLineHasALineAnEvent() {
    Story story =
        Story.of("phone")
            .order("o1", item("a", 1, "1"))
            .with("order_line", "1")
            .order("o1", item("b", 1, "2"))
            .with("order_line", "2")
            .order("o1", item("b", 1, "2"))
            .with("order_line", "2");
    assertThat(Facts.of(story).revenue())
        .extracting(RevenueLine::orderLine, RevenueLine::lineNumber, RevenueLine::repeats)
        .containsExactly(tuple("1", 1, 0), tuple("2", 1, 1));
    assertThat(Facts.of(story).revenue()).extracting(RevenueLine::lineId).doesNotHaveDuplicates();
  }

  @Test
  void aRefundTakesBackWhatItsItemsCost() {
    Story story =
        Story.of("phone")
            .order("o1", item("a", 2, "10"))
            .refund("o1", item("a", 1, "10"))
            .money("tax", "1.90");
    assertThat(Facts.of(story).revenue().get(1))
        .returns("refund", RevenueLine::lineType)
        .returns(-1L, RevenueLine::quantity)
        .returns(amount("0"), RevenueLine::gross)
        .returns(amount("10"), RevenueLine::refunded)
        .returns(amount("-10"), RevenueLine::net)
        .returns(amount("-1.9"), RevenueLine::tax)
        .returns(null, RevenueLine::sessionId);
  }

  @Test
  void aRefundWithoutItemsTakesBackItsRevenue() {
    assertThat(Facts.of(Story.of("phone").refund("o1").money("revenue", "7")).revenueLine())
        .returns(amount("7"), RevenueLine::refunded)
        .returns(-1L, RevenueLine::quantity);
  }

  @Test
  void aRefundMayBeWrittenWithEitherSign() {
    Story story =
        Story.of("phone")
            .refund("o1")
            .money("revenue", "-7")
            .refund("o1", item("a", -2, "10"))
            .refund("o1", item("a", 2, "-10"));
    assertThat(Facts.of(story).revenue())
        .extracting(RevenueLine::refunded, RevenueLine::quantity, RevenueLine::unitPrice)
        .containsExactly(
            tuple(amount("7"), -1L, amount("7")),
            tuple(amount("20"), -2L, amount("10")),
            tuple(amount("20"), -2L, amount("10")));
  }

  @Test
  void aPurchaseOrRefundThatNamesNoOrderIsOneOfItsOwn() {
    Story story = Story.of("phone").order(null).refund(null);
    assertThat(Facts.of(story).revenue())
        .extracting(RevenueLine::orderId)
        .containsExactly("e1", "e2");
  }

  @Test
  void aRefundIsItsDevicesOwners() {
    Story story = Story.of("phone").as("ann").pageView("/a").as(null).refund("o1");
    assertThat(Facts.of(story).revenueLine().personId()).isEqualTo("ann");
  }

  @Test
  void theCountryIsTheEventsElseTheSessions() {
    Story story =
        Story.of("phone")
            .pageView("/a")
            .with("country", "DE")
            .order("o1")
            .order("o2")
            .with("country", "AT");
    assertThat(Facts.of(story).revenue())
        .extracting(RevenueLine::country)
        .containsExactly("DE", "AT");
  }

  private static List<BigDecimal> nets(Story story) {
    return Facts.of(story).revenue().stream().map(RevenueLine::net).toList();
  }
}
