package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.moraine.schemas.Event;
import io.moraine.schemas.Item;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedMappingsTest {
  @Test
  void everyMappingThatShipsCanBeRead() {
    assertThat(Mapping.shippedNames())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(Mapping.shipped(name).name()).isEqualTo(name));
  }

  @Test
  void readsClicksOfTheClothingShop() {
    List<Event> events =
        decode(
            "eshop-2008",
            """
            year;month;day;order;country;session ID;page 1 (main category);page 2 (clothing model);\
            colour;location;model photography;price;price 2;page
            2008;4;1;1;29;1;1;A13;1;5;1;28;2;1
            2008;8;13;12;43;24026;4;P6;14;6;2;38;1;5
            """);

    Event first = events.get(0);
    assertThat(first.eventType()).isEqualTo("product_view");
    assertThat(first.eventTime()).isEqualTo(Instant.parse("2008-04-01T00:00:01Z"));
    assertThat(first.deviceId()).isEqualTo("1");
    assertThat(first.sourceSessionId()).isEqualTo("1");
    assertThat(first.sessionFromSource()).isTrue();
    assertThat(first.pagePath()).isEqualTo("/trousers/A13");
    assertThat(first.country()).isEqualTo("PL");
    assertThat(first.currency()).isEqualTo("USD");
    assertThat(first.items())
        .containsExactly(
            new Item("A13", null, "trousers", null, "beige", amount("28"), null, null));
    assertThat(first.properties())
        .containsOnly(
            entry("location", "bottom in the middle"),
            entry("model photography", "en face"),
            entry("above average price", "no"),
            entry("page", "1"));
    assertThat(events.get(1).country()).isEqualTo(".biz");
    assertThat(events.get(1).eventTime()).isEqualTo(Instant.parse("2008-08-13T00:00:12Z"));
  }

  @Test
  void readsLinesOfInvoicesAndOfCancellations() {
    List<Event> events =
        decode(
            "online-retail",
            """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            536365,85123A,"HEART, ""WHITE"" T",6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
            C536379,D,Discount,-1,2010-12-01 09:41:00,27.50,14527.0,United Kingdom
            536589,21777,,-10,2011-06-01 16:50:00,0.0,,France
            A563187,B,Adjust bad debt,1,2011-08-12 14:52:00,-11062.06,,United Kingdom
            """);

    Event bought = events.get(0);
    assertThat(bought.eventType()).isEqualTo("purchase");
    assertThat(bought.eventTime()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
    assertThat(bought.orderId()).isEqualTo("536365");
    assertThat(bought.orderLine()).isEqualTo("2");
    assertThat(bought.userId()).isEqualTo("17850");
    assertThat(bought.deviceId()).isNull();
    assertThat(bought.visitorId()).isEqualTo("user:17850");
    assertThat(bought.revenue()).isEqualTo(amount("15.30"));
    assertThat(bought.items())
        .containsExactly(
            new Item("85123A", "HEART, \"WHITE\" T", null, null, null, amount("2.55"), 6L, null));
    Event cancelled = events.get(1);
    assertThat(cancelled.eventType()).isEqualTo("refund");
    assertThat(cancelled.orderId()).isEqualTo("C536379");
    assertThat(cancelled.items().get(0).quantity()).isEqualTo(1);
    assertThat(cancelled.revenue()).isEqualTo(amount("27.50"));
    Event writtenOff = events.get(2);
    assertThat(writtenOff.eventType()).isEqualTo("refund");
    assertThat(writtenOff.eventTime())
        .as("summer")
        .isEqualTo(Instant.parse("2011-06-01T15:50:00Z"));
    assertThat(writtenOff.visitorId()).isEqualTo("invoice-536589");
    assertThat(writtenOff.country()).isEqualTo("France");
    assertThat(events.get(3).revenue()).isEqualTo(amount("-11062.06"));
  }

  @Test
  void readsEventsOfTheMultiCategoryShop() {
    List<Event> events =
        decode(
            "ecommerce-events",
            """
            event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session
            2019-10-01 00:00:00 UTC,view,39,205,appliances.kitchen.washer,aqua,33.20,554,s-1
            2019-10-01 00:00:01 UTC,cart,40,206,,,5.00,554,s-1
            2019-10-01 00:00:02 UTC,purchase,40,206,,,5.00,554,s-1
            """);

    Event view = events.get(0);
    assertThat(view.eventType()).isEqualTo("product_view");
    assertThat(view.eventTime()).isEqualTo(Instant.parse("2019-10-01T00:00:00Z"));
    assertThat(view.deviceId()).isEqualTo("554");
    assertThat(view.userId()).isEqualTo("554");
    assertThat(view.sourceSessionId()).isEqualTo("s-1");
    assertThat(view.sessionFromSource()).isFalse();
    assertThat(view.pagePath()).isEqualTo("/appliances/kitchen/washer/39");
    assertThat(view.items())
        .containsExactly(
            new Item(
                "39", null, "appliances/kitchen/washer", "aqua", null, amount("33.20"), 1L, null));
    assertThat(view.orderId()).isNull();
    assertThat(events.get(1).eventType()).isEqualTo("add_to_cart");
    assertThat(events.get(1).pagePath()).isNull();
    Event purchase = events.get(2);
    assertThat(purchase.orderId()).isEqualTo("s-1/2019-10-01 00:00:02 UTC");
    assertThat(purchase.orderLine()).isEqualTo("4");
    assertThat(purchase.revenue()).isEqualTo(amount("5.00"));
  }

  private static List<Event> decode(String mapping, String file) {
    Decoded decoded =
        Decoded.of(InputFormat.mapped(Mapping.shipped(mapping)), IngestSettings.defaults(), file);
    assertThat(decoded.rejects()).isEmpty();
    return decoded.events();
  }

  private static BigDecimal amount(String text) {
    return new BigDecimal(text).setScale(6);
  }
}
