package io.moraine.simulator;

import io.moraine.schemas.EventType;
import java.nio.charset.StandardCharsets;

/**
 * One event as a line of JSON, its fields named as the columns of {@code raw.events}.
 *
 * <p>It remembers where its identifier, its times and its type stand, so that a copy can be
 * received later and a line can be damaged on purpose.
 */
final class EventLine {
  /** Where the identifier begins: every line opens with it. */
  static final int ID_FROM = "{\"event_id\":\"".length();

  /** Where the time of the event begins. */
  static final int TIME_FROM = ID_FROM + TextBuffer.UUID_LENGTH + "\",\"event_time\":\"".length();

  private final TextBuffer text = new TextBuffer(4096);
  private int receivedFrom;
  private int typeFrom;
  private int typeTo;

  /** Begins a line; every other method adds to it. */
  EventLine begin(Chance identifiers, Delivery delivery, EventType type) {
    text.clear();
    text.ascii("{\"event_id\":\"").uuid(identifiers.bits(), identifiers.bits());
    text.ascii("\",\"event_time\":\"").instant(delivery.client());
    text.ascii("\",\"sent_time\":\"").instant(delivery.sent());
    text.ascii("\",\"received_time\":\"");
    receivedFrom = text.length();
    text.instant(delivery.received());
    text.raw('"');
    typeFrom = text.length();
    text("event_type", type.label());
    typeTo = text.length();
    return this;
  }

  /** Ends the line. */
  EventLine end() {
    text.raw('}').raw('\n');
    return this;
  }

  TextBuffer text() {
    return text;
  }

  /** The event's identifier. */
  String id() {
    return new String(text.bytes(), ID_FROM, TextBuffer.UUID_LENGTH, StandardCharsets.US_ASCII);
  }

  int receivedFrom() {
    return receivedFrom;
  }

  int typeFrom() {
    return typeFrom;
  }

  int typeTo() {
    return typeTo;
  }

  /** A field of text; nothing where the text is null. */
  EventLine text(String field, String value) {
    if (value != null) {
      name(field).raw('"').json(value).raw('"');
    }
    return this;
  }

  EventLine number(String field, long value) {
    name(field).number(value);
    return this;
  }

  /** A number with two decimals. */
  EventLine hundredths(String field, long value) {
    name(field).hundredths(value);
    return this;
  }

  /** Fields that are written already, each with its comma before it. */
  EventLine fields(byte[] written) {
    text.raw(written);
    return this;
  }

  /** A page's address, in parts so that none is glued together first. */
  EventLine address(String field, String path, String query, String landingQuery) {
    name(field).raw('"').ascii(SiteMap.HOST).ascii(path);
    if (!query.isEmpty()) {
      text.raw('?').ascii(query);
    }
    if (!landingQuery.isEmpty()) {
      text.raw(query.isEmpty() ? '?' : '&').ascii(landingQuery);
    }
    text.raw('"');
    return this;
  }

  /** A map of text to text, given as keys and values in turn. */
  EventLine map(String field, String... keysAndValues) {
    name(field).raw('{');
    for (int i = 0; i < keysAndValues.length; i += 2) {
      text.ascii(i == 0 ? "\"" : ",\"").json(keysAndValues[i]);
      text.ascii("\":\"").json(keysAndValues[i + 1]).raw('"');
    }
    text.raw('}');
    return this;
  }

  EventLine beginItems() {
    name("items").raw('[');
    return this;
  }

  /**
   * One item.
   *
   * @param quantity 0 where nothing is said
   * @param discount hundredths; 0 where there is none
   */
  EventLine item(Product product, long price, int quantity, long discount) {
    boolean first = text.bytes()[text.length() - 1] == '[';
    text.ascii(first ? "" : ",");
    text.ascii("{\"product_id\":\"")
        .ascii(product.id())
        .ascii("\",\"name\":\"")
        .json(product.name());
    text.ascii("\",\"category\":\"").json(product.category());
    text.ascii("\",\"brand\":\"").json(product.brand());
    text.ascii("\",\"price\":").hundredths(price);
    if (quantity != 0) {
      text.ascii(",\"quantity\":").number(quantity);
    }
    if (discount != 0) {
      text.ascii(",\"discount\":").hundredths(discount);
    }
    text.raw('}');
    return this;
  }

  EventLine endItems() {
    text.raw(']');
    return this;
  }

  EventLine membership(Membership membership, Currency currency) {
    Membership.Plan plan = membership.plan();
    text("subscription_id", membership.id()).text("plan", plan.label());
    hundredths("plan_amount", plan.amount(currency)).text("plan_interval", plan.interval());
    return text("currency", currency.name());
  }

  private TextBuffer name(String field) {
    return text.ascii(",\"").ascii(field).ascii("\":");
  }
}
