package io.moraine.transforms.read;

import io.moraine.schemas.Event;
import io.moraine.schemas.EventType;
import io.moraine.schemas.Item;
import io.moraine.schemas.RejectReason;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

/** docs/events.md, whose tables are made from the definitions of events and items. */
class EventsPageTest {
  @Test
  void thePageIsThatOfTheTable() throws IOException {
    String page =
        """
        # Events

        <!-- Generated from Event.TABLE; a test compares. -Dmoraine.regenerate=true writes it again. -->

        A file of events holds one JSON object a line. Its fields are those below; the contract is
        `event/1`, and as a JSON Schema it is
        [event.schema.json](../schemas/src/main/resources/io/moraine/schemas/event.schema.json). The
        smallest event there is:

        ```json
        {"event_time": "2024-03-10T06:59:59Z", "event_type": "page_view", "device_id": "d-17"}
        ```

        An order, with what a shop usually knows of it:

        ```json
        {"event_id": "b1946ac9", "event_time": "2024-03-10T07:59:59+01:00",
         "sent_time": "2024-03-10T08:00:00+01:00", "received_time": "2024-03-10T07:00:00.250Z",
         "event_type": "purchase", "device_id": "d-17", "user_id": "u-4", "site": "shop.example",
         "page_url": "https://shop.example/checkout/done", "user_agent": "Mozilla/5.0 …",
         "order_id": "o-1001", "revenue": "59.97", "tax": "9.57", "currency": "EUR",
         "items": [{"product_id": "p-7", "category": "shoes/running", "price": "19.99", "quantity": 3}],
         "gift_wrap": true}
        ```

        (Here on several lines; in a file it is on one.)

        ## What holds for every field

        - **Left out**, null and empty text are the same thing. So are an empty list and an empty object.
        - **Required** are `event_time`, `event_type`, and one of `device_id` and `user_id`. What a
          campaign cost (`campaign_cost`) is of a `site` instead.
        - **Text** may also be a number or a boolean, and is kept as written. A number may also be text.
        - **Amounts** are decimal: they are never read as floating-point numbers. At most twelve digits
          before the point; digits beyond six after it are rounded half even. Send them as text if
          what writes your JSON has only floating-point numbers.
        - **Times** are ISO 8601 with `Z` or an offset; one without either is UTC. A number is
          milliseconds since 1970. A time before 1970 or after 2099 is refused.
        - **A field that is not listed** becomes a property, and so does a derived column that a line
          holds under its own name. A nested value is kept as its JSON without white space. A field of
          an item that is not listed becomes the property `items[0].name`.
        - **A field that is there twice** is refused: nothing says which one is meant.
        - **A line that cannot be an event** goes to `raw.rejects` with its bytes, its place and one of
          the reasons below.

        ## Whose clock

        `event_time` is the device's. Where a line also has `sent_time` (the device's clock when it sent
        the line) and `received_time` (the collector's clock), and the two differ by more than the clock
        tolerance (`ingest.clock-tolerance`, 60 s), the event's time is moved by received minus sent;
        else it is taken as it is. What was sent is kept as `client_time`.

        ## Whose event

        `visitor_id` is the device id, else `user:` and the user id, else `site:` and the site. An event
        without an `event_id` gets one from the identity of its file and its line, so that the same file
        read again gives the same events. An event with one is the same event wherever its copies are.

        ## Channels

        A view has a channel where it brings an arrival: a campaign field or a click id, or a referrer
        that is another site's. See [channels](channels.md).

        ## Fields

        | field | as | what it says |
        |---|---|---|
        %s

        ### of an item

        | field | as | what it says |
        |---|---|---|
        %s

        ## Columns that are derived

        | column of `raw.events` | as | what it says |
        |---|---|---|
        %s

        ## Event types

        `makes sessions`: opens a session, or extends the one it falls into. `view`: shows a page.
        `conversion`: makes its session a converting one. `cart`: changes, closes or keeps alive a cart.

        | type | makes sessions | view | conversion | cart |
        |---|---|---|---|---|
        %s

        ## Why a line is rejected

        %s
        """
            .formatted(
                fields(EventField.OF_EVENT, field -> Event.TABLE.columns().get(field.column())),
                fields(EventField.OF_ITEM, field -> Item.TYPE.fields().get(field.column())),
                derived(),
                types(),
                reasons());
    GeneratedFile.writeOrCompare("docs/events.md", page);
  }

  private static String fields(
      Map<String, EventField> fields, Function<EventField, NestedField> definition) {
    return lines(
        fields.values().stream()
            .map(
                field ->
                    "| `%s` | %s | %s |"
                        .formatted(
                            field.name(), words(field.kind()), definition.apply(field).doc())));
  }

  private static String derived() {
    return lines(
        IntStream.range(0, Event.TABLE.columns().size())
            .filter(EventField.DERIVED::contains)
            .mapToObj(Event.TABLE.columns()::get)
            .map(
                column ->
                    "| `%s` | %s | %s |".formatted(column.name(), column.type(), column.doc())));
  }

  private static String types() {
    return lines(
        Stream.of(EventType.values())
            .map(
                type ->
                    "| `%s` | %s | %s | %s | %s |"
                        .formatted(
                            type.label(),
                            mark(type.makesSessions()),
                            mark(type.isView()),
                            mark(type.isConversion()),
                            mark(type.touchesCart()))));
  }

  private static String reasons() {
    return Stream.of(RejectReason.values())
        .map(reason -> "`" + reason.label() + "`")
        .collect(Collectors.joining(", ", "", "."));
  }

  private static String words(EventField.Kind kind) {
    return switch (kind) {
      case TEXT -> "text";
      case EVENT_TYPE -> "one of the types below";
      case CURRENCY -> "three letters";
      case ADDRESS -> "IPv4 or IPv6 address";
      case TIME -> "time";
      case MONEY -> "amount";
      case LONG -> "whole number";
      case INTEGER -> "whole number of 32 bits";
      case DOUBLE -> "number";
      case ITEMS -> "list of items";
      case TEXT_MAP -> "object";
    };
  }

  private static String mark(boolean holds) {
    return holds ? "yes" : "";
  }

  private static String lines(Stream<String> rows) {
    return rows.collect(Collectors.joining("\n"));
  }
}
