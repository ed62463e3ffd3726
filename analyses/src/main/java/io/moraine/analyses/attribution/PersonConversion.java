package io.moraine.analyses.attribution;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.PersonEvent;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.schemas.EventType;
import io.moraine.schemas.Money;
import io.moraine.schemas.RevenueLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A conversion of a person.
 *
 * @param micros when it was, in microseconds since 1970 in UTC
 * @param day the reporting day
 * @param valueMicros what it brought, in millionths of the currency of the results
 */
public record PersonConversion(long micros, LocalDate day, long valueMicros) {

  /** The person's conversions of a type, the earliest first. */
  public static List<PersonConversion> of(
      ConversionType type, PersonHistory person, Conversion money, ZoneId zone) {
    return switch (type) {
      case ORDER -> orders(person, money);
      case SIGNUP -> signup(person.person().signedUpAt(), zone);
      case SUBSCRIPTION -> subscriptions(person, money);
    };
  }

  private static List<PersonConversion> orders(PersonHistory person, Conversion money) {
    if (person.revenue().isEmpty()) {
      return List.of();
    }
    // Lines come in order of time, so that an order stands where its first line is.
    Map<String, PersonConversion> orders = new LinkedHashMap<>();
    for (RevenueLine line : person.revenue()) {
      if (line.lineType().equals("order")) {
        orders.merge(
            line.orderId(),
            new PersonConversion(
                micros(line.happenedAt()),
                line.revenueDate(),
                millionths(money.orZero(line.net(), line.currency()))),
            PersonConversion::with);
      }
    }
    return new ArrayList<>(orders.values());
  }

  private PersonConversion with(PersonConversion laterLine) {
    return new PersonConversion(micros, day, Math.addExact(valueMicros, laterLine.valueMicros));
  }

  private static List<PersonConversion> signup(Instant signedUpAt, ZoneId zone) {
    return signedUpAt == null
        ? List.of()
        : List.of(
            new PersonConversion(micros(signedUpAt), LocalDate.ofInstant(signedUpAt, zone), 0));
  }

  private static List<PersonConversion> subscriptions(PersonHistory person, Conversion money) {
    List<PersonConversion> started = new ArrayList<>();
    for (PersonEvent event : person.events()) {
      if (event.eventType() == EventType.SUBSCRIPTION_STARTED) {
        started.add(
            new PersonConversion(
                event.micros(),
                event.day(),
                millionths(money.orZero(event.planAmount(), event.currency()))));
      }
    }
    return started;
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static long millionths(BigDecimal amount) {
    return amount.movePointRight(Money.SCALE).longValueExact();
  }
}
