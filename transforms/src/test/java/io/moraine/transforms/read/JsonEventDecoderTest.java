package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.moraine.schemas.Event;
import io.moraine.schemas.Item;
import io.moraine.schemas.RejectReason;
import io.moraine.schemas.RejectedLine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonEventDecoderTest {
  private static final IngestSettings SETTINGS = IngestSettings.defaults();
  private static final String VIEW =
      "\"event_time\":\"2024-03-10T06:59:59Z\",\"event_type\":\"page_view\",\"device_id\":\"d1\"";

  @Test
  void readsTheSmallestEventThereIs() {
    Event event = event("{" + VIEW + "}");

    assertThat(event.eventTime()).isEqualTo(Instant.parse("2024-03-10T06:59:59Z"));
    assertThat(event.clientTime()).isEqualTo(event.eventTime());
    assertThat(event.eventDate()).isEqualTo(LocalDate.of(2024, 3, 10));
    assertThat(event.eventType()).isEqualTo("page_view");
    assertThat(event.visitorId()).isEqualTo("d1");
    assertThat(event.eventId()).matches("[0-9a-f]{32}");
    assertThat(event.sessionFromSource()).isFalse();
    assertThat(event.sourceFile()).isEqualTo(Decoded.FILE_ID);
    assertThat(event.sourceLine()).isEqualTo(1);
    assertThat(event.items()).isNull();
    assertThat(event.properties()).isNull();
  }

  @Test
  void anEventWithoutAnIdGetsTheSameOneWheneverItsFileIsRead() {
    String file = "{" + VIEW + "}\n{" + VIEW + "}\n";

    Decoded first = events(file);
    Decoded again = events(file);

    assertThat(first.events().get(0).eventId()).isNotEqualTo(first.events().get(1).eventId());
    assertThat(again.events()).isEqualTo(first.events());
    assertThat(first.events().get(0).contentHash()).isEqualTo(first.events().get(1).contentHash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-02-29T23:30:00Z             | 2024-02-29T23:30:00Z
          2024-02-29T23:30:00+02:00        | 2024-02-29T21:30:00Z
          2024-02-29T23:30:00-0330         | 2024-03-01T03:00:00Z
          2024-02-29T23:30:00              | 2024-02-29T23:30:00Z
          2024-02-29 23:30:00              | 2024-02-29T23:30:00Z
          2024-02-29T23:30                 | 2024-02-29T23:30:00Z
          2024-02-29                       | 2024-02-29T00:00:00Z
          2024-02-29T23:30:00.123456789+01 | 2024-02-29T22:30:00.123456Z
          2024-02-29T23:30:00,5Z           | 2024-02-29T23:30:00.500Z
          2016-12-31T23:59:60Z             | 2017-01-01T00:00:00Z
          1709249400000                    | 2024-02-29T23:30:00Z
          1970-01-01T00:00:00Z             | 1970-01-01T00:00:00Z
          2099-12-31T23:59:59.999999Z      | 2099-12-31T23:59:59.999999Z
          """)
  void understandsTimes(String sent, Instant meant) {
    Event event =
        event("{\"event_type\":\"login\",\"user_id\":\"u\",\"event_time\":\"" + sent + "\"}");

    assertThat(event.eventTime()).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "2023-02-29T00:00:00Z"      | is not a time
          "2024-02-29T24:00:00Z"      | is not a time
          "2024-02-29T23:30:00 Paris" | is not a time
          "2024-02-29T23:30:00."      | is not a time
          "yesterday"                 | is not a time
          "2024"                      | is not a time
          "1969-12-31T23:59:59Z"      | lies outside 1970 to 2099
          "2100-01-01T00:00:00Z"      | lies outside 1970 to 2099
          "1970-01-01T00:00:00+01:00" | lies outside 1970 to 2099
          -1                          | lies outside 1970 to 2099
          4102444800000               | lies outside 1970 to 2099
          """)
  void refusesTimesThatAreNone(String sent, String what) {
    RejectedLine line =
        reject("{\"event_type\":\"login\",\"user_id\":\"u\",\"event_time\":" + sent + "}");

    assertThat(line.reason()).isEqualTo(RejectReason.BAD_TIME.label());
    assertThat(line.sentence()).startsWith("Field event_time " + what);
  }

  @Test
  void aClockThatIsWrongByMoreThanTheToleranceIsCorrected() {
    String clientTimes =
        "\"event_time\":\"2024-05-01T10:00:00Z\",\"sent_time\":\"2024-05-01T10:00:05Z\",";
    String rest = "\"event_type\":\"search\",\"device_id\":\"d\"}";

    Event within = event("{" + clientTimes + "\"received_time\":\"2024-05-01T10:01:05Z\"," + rest);
    Event beyond =
        event("{" + clientTimes + "\"received_time\":\"2024-05-01T10:01:05.000001Z\"," + rest);
    Event ahead = event("{" + clientTimes + "\"received_time\":\"2024-05-01T09:00:05Z\"," + rest);
    Event unsent =
        event(
            "{\"event_time\":\"2024-05-01T10:00:00Z\",\"received_time\":\"2024-05-01T12:00:00Z\","
                + rest);

    assertThat(within.eventTime()).isEqualTo(Instant.parse("2024-05-01T10:00:00Z"));
    assertThat(beyond.eventTime()).isEqualTo(Instant.parse("2024-05-01T10:01:00.000001Z"));
    assertThat(ahead.eventTime()).isEqualTo(Instant.parse("2024-05-01T09:00:00Z"));
    assertThat(unsent.eventTime()).isEqualTo(Instant.parse("2024-05-01T10:00:00Z"));
    assertThat(beyond.clientTime()).isEqualTo(Instant.parse("2024-05-01T10:00:00Z"));
  }

  @Test
  void aTimeThatTheCorrectionMovesOutOfRangeIsRefused() {
    RejectedLine line =
        reject(
            "{\"event_time\":5000,\"sent_time\":900000,\"received_time\":0,"
                + "\"event_type\":\"search\",\"device_id\":\"d\"}");

    assertThat(line.reason()).isEqualTo("bad_time");
    assertThat(line.sentence()).contains("corrected by received_time minus sent_time");
  }

  @Test
  void theReportingDayIsThatOfTheConfiguredZone() {
    String lines =
        """
        {"event_time":"2024-03-10T22:59:59Z","event_type":"search","device_id":"d"}
        {"event_time":"2024-03-10T23:00:00Z","event_type":"search","device_id":"d"}
        {"event_time":"2024-07-10T22:00:00Z","event_type":"search","device_id":"d"}
        {"event_time":"2024-07-10T21:59:59Z","event_type":"search","device_id":"d"}
        """;

    Decoded decoded =
        Decoded.of(
            InputFormat.events(), SETTINGS.withReportingZone(ZoneId.of("Europe/Berlin")), lines);

    assertThat(decoded.events())
        .extracting(Event::eventDate)
        .containsExactly(
            LocalDate.of(2024, 3, 10),
            LocalDate.of(2024, 3, 11),
            LocalDate.of(2024, 7, 11),
            LocalDate.of(2024, 7, 10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          19.99                  | 19.99
          "19.99"                | 19.99
          -0.000001              | -0.000001
          1e3                    | 1000
          0.0000005              | 0
          0.0000015              | 0.000002
          0.10000000000000000555 | 0.1
          999999999999.999999    | 999999999999.999999
          123456789012           | 123456789012
          """)
  void readsAmountsWithoutADoubleOnTheWay(String sent, BigDecimal meant) {
    Event event = event("{" + VIEW + ",\"revenue\":" + sent + ",\"currency\":\"eur\"}");

    assertThat(event.revenue()).isEqualByComparingTo(meant);
    assertThat(event.currency()).isEqualTo("EUR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          "revenue":"12,50"        | wrong_type       | revenue is not a number
          "revenue":1000000000000  | out_of_range     | revenue is an amount beyond 12 digits
          "revenue":1e999999999    | out_of_range     | revenue is out of all proportion
          "revenue":1e-999999999   | out_of_range     | revenue is out of all proportion
          "currency":"EURO"        | wrong_type       | currency is no currency code
          "impressions":1.5        | wrong_type       | impressions is not a whole number
          "impressions":1e19       | out_of_range     | impressions does not fit 64 bits
          "http_status":2147483648 | out_of_range     | http_status does not fit 32 bits
          "lcp_ms":1e400           | out_of_range     | lcp_ms does not fit a double
          "lcp_ms":"fast"          | wrong_type       | lcp_ms is not a number
          "page_url":{"a":1}       | wrong_type       | page_url is an object, not a plain value
          "items":{}               | wrong_type       | items is an object, not a list
          "items":[1]              | wrong_type       | items[0] is a number, not an object
          "items":[{"name":"x"}]   | missing_field    | items[0].product_id is missing
          "properties":"x"         | wrong_type       | properties is a text, not an object
          "device_id":"d2"         | repeated_field   | device_id is there twice
          "x":1,"x":2              | repeated_field   | x is there twice
          "page_title":"\\ud800x"  | not_text         | page_title holds a NUL or half
          "page_title":"\\u0000"   | not_text         | page_title holds a NUL or half
          """)
  void refusesAFieldThatItsColumnCannotHold(String field, String reason, String what) {
    RejectedLine line = reject("{" + VIEW + "," + field + "}");

    assertThat(line.reason()).isEqualTo(reason);
    assertThat(line.sentence()).startsWith("Field " + what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          [1]                                  | not_parsable  | The line is not a JSON object.
          "text"                               | not_parsable  | The line is not a JSON object.
          {"event_type":                       | not_parsable  | The line is not JSON
          {} {}                                | not_parsable  | Something follows
          {"event_type":"view"}                | unknown_type  | Field event_type is no known
          {"event_type":"custom"}              | missing_field | Field event_time is missing
          {"event_time":0}                     | missing_field | Field event_type is missing
          {"event_time":0,"event_type":""}     | missing_field | Field event_type is missing
          {"event_time":0,"event_type":"login"}| missing_field | Fields device_id and user_id are
          """)
  void refusesALineThatIsNoEvent(String sent, String reason, String sentence) {
    RejectedLine line = reject(sent);

    assertThat(line.reason()).isEqualTo(reason);
    assertThat(line.sentence()).startsWith(sentence);
  }

  @Test
  void aRejectedLineKeepsItsBytesFileAndPlace() {
    String bad = "{\"event_type\":\"view\"}";

    RejectedLine line = events("\n\n" + bad + "\r\n").reject();

    assertThat(line)
        .isEqualTo(
            new RejectedLine(
                Decoded.FILE_ID,
                Decoded.FILE_URI,
                3,
                "unknown_type",
                "Field event_type is no known event type: 'view'.",
                Base64.getEncoder().encodeToString(bad.getBytes(StandardCharsets.UTF_8)),
                bad.length()));
  }

  @Test
  void nullAndEmptyAreTheSameAsLeftOut() {
    Event event =
        event(
            "{"
                + VIEW
                + ",\"user_id\":\"\",\"page_title\":null,\"items\":[],\"properties\":{},"
                + "\"revenue\":\"\",\"surprise\":null}");

    assertThat(event.userId()).isNull();
    assertThat(event.pageTitle()).isNull();
    assertThat(event.items()).isNull();
    assertThat(event.properties()).isNull();
    assertThat(event.revenue()).isNull();
  }

  @Test
  void whatTheContractDoesNotKnowBecomesAProperty() {
    Event event =
        event(
            "{"
                + VIEW
                + ",\"colour\":\"red\",\"size\":4.50,\"big\":true,\"tags\":[ \"a b\" , {\"c\\\"\":"
                + " 1.0} ],\"properties\":{\"nested\":{\"x\":  null}},\"visitor_id\":\"v\","
                + "\"items\":[{\"product_id\":\"p\",\"shelf\":7}]}");

    assertThat(event.visitorId()).isEqualTo("d1");
    assertThat(event.properties())
        .containsExactly(
            entry("colour", "red"),
            entry("size", "4.50"),
            entry("big", "true"),
            entry("tags", "[\"a b\",{\"c\\\"\":1.0}]"),
            entry("nested", "{\"x\":null}"),
            entry("visitor_id", "v"),
            entry("items[0].shelf", "7"));
  }

  @Test
  void readsItems() {
    Event event =
        event(
            "{"
                + VIEW
                + ",\"items\":[{\"product_id\":17,\"name\":\"Käse\",\"price\":\"2.50\",\"quantity\":3.0},"
                + "{\"product_id\":\"b\",\"category\":\"a/b\",\"brand\":\"c\",\"variant\":\"d\","
                + "\"discount\":0.5}]}");

    assertThat(event.items())
        .containsExactly(
            new Item("17", "Käse", null, null, null, new BigDecimal("2.500000"), 3L, null),
            new Item("b", null, "a/b", "c", "d", null, null, new BigDecimal("0.500000")));
  }

  @Test
  void whatIsWrongWithAnItemNamesTheItem() {
    RejectedLine line =
        reject(
            "{"
                + VIEW
                + ",\"items\":[{\"product_id\":1},{\"product_id\":2,\"quantity\":\"many\"}]}");

    assertThat(line.sentence()).isEqualTo("In items[1]: Field quantity is not a number: 'many'.");
  }

  @Test
  void aPurchaseWithoutAnOrderIdIsAnOrderOfItsOwn() {
    Event event =
        event("{\"event_id\":\"e7\",\"event_time\":0,\"event_type\":\"purchase\",\"user_id\":12}");

    assertThat(event.orderId()).isEqualTo("e7");
    assertThat(event.visitorId()).isEqualTo("user:12");
  }

  @Test
  void whatACampaignCostIsOfASiteAndOfNoVisitor() {
    String cost = "{\"event_time\":0,\"event_type\":\"campaign_cost\",\"cost\":3%s}";

    assertThat(event(cost.formatted(",\"site\":\"shop.example\"")).visitorId())
        .isEqualTo("site:shop.example");
    assertThat(
            Decoded.of(InputFormat.events(), SETTINGS.withSite("main.example"), cost.formatted(""))
                .event()
                .visitorId())
        .isEqualTo("site:main.example");
    assertThat(reject(cost.formatted("")).sentence()).isEqualTo("Field site is missing or empty.");
  }

  @Test
  void ofAnAddressOnlyTheNetworkIsKept() {
    assertThat(event("{" + VIEW + ",\"ip\":\"203.0.113.195\"}").ip()).isEqualTo("203.0.113.0/24");
    assertThat(event("{" + VIEW + ",\"ip\":\"2001:db8:1:2::9\"}").ip())
        .isEqualTo("2001:db8:1:0:0:0:0:0/48");
    assertThat(event("{" + VIEW + ",\"ip\":\"unknown\"}").ip()).isNull();
  }

  @Test
  void limitsAreKept() {
    IngestSettings strict = SETTINGS.withLimits(200, 3, 2, 2);

    String longLine = "{" + VIEW + ",\"page_title\":\"" + "x".repeat(200) + "\"}";
    RejectedLine tooLong = reject(strict, longLine);
    assertThat(tooLong.reason()).isEqualTo("too_long");
    assertThat(tooLong.byteCount()).isEqualTo(longLine.length());
    assertThat(Base64.getDecoder().decode(tooLong.bytes()))
        .asString()
        .isEqualTo(longLine.substring(0, 200));
    assertThat(reject(strict, "{" + VIEW + ",\"a\":[[[[]]]]}").reason()).isEqualTo("too_deep");
    assertThat(reject(strict, "{" + VIEW + ",\"a\":1,\"b\":2,\"c\":3}").sentence())
        .isEqualTo("There are more than 2 properties.");
    String item = "{\"product_id\":1}";
    assertThat(
            reject(strict, "{" + VIEW + ",\"items\":[" + item + "," + item + "," + item + "]}")
                .sentence())
        .isEqualTo("There are more than 2 items.");
  }

  private static Decoded events(String file) {
    return Decoded.of(InputFormat.events(), SETTINGS, file);
  }

  private static Event event(String line) {
    return events(line).event();
  }

  private static RejectedLine reject(String line) {
    return events(line).reject();
  }

  private static RejectedLine reject(IngestSettings settings, String line) {
    return Decoded.of(InputFormat.events(), settings, line).reject();
  }
}
