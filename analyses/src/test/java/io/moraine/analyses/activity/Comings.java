package io.moraine.analyses.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.moraine.analyses.Questions;
import io.moraine.analyses.document.Document;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * People who come and go around a day on which clocks change, and a range of periods that is asked
 * about. Periods are known by what calendar and clock on the wall say, and found by looking there
 * every half hour.
 */
record Comings(
    List<Click> clicks,
    ZoneId zone,
    String unit,
    DayOfWeek weekStart,
    ZonedDateTime from,
    ZonedDateTime to) {
  /** In that night, an hour is left out in California. */
  private static final Instant CLOCKS_CHANGE = Instant.parse("2025-03-09T10:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long HALF_HOUR_S = 1_800;
  private static final Map<String, Integer> HALF_HOURS =
      Map.of("hour", 2, "day", 48, "week", 7 * 48, "month", 30 * 48);

  static final List<String> NAMES = List.of("view", "buy", "signup");

  /** What somebody did; the color and the account may be missing. */
  record Click(String user, Instant at, String name, String color, String account) {}

  static Comings of(Random dice, String unit) {
    int period = HALF_HOURS.get(unit);
    List<Click> clicks = new ArrayList<>();
    for (int i = dice.nextInt(80); i >= 0; i--) {
      clicks.add(
          new Click(
              "p" + dice.nextInt(6),
              CLOCKS_CHANGE.plusSeconds((dice.nextInt(20 * period) - 10 * period) * HALF_HOUR_S),
              NAMES.get(dice.nextInt(NAMES.size())),
              dice.nextInt(4) == 0 ? null : dice.nextBoolean() ? "red" : "blue",
              dice.nextInt(3) == 0 ? null : "a" + dice.nextInt(2)));
    }
    clicks.sort(Comparator.comparing(Click::at));
    ZonedDateTime to =
        CLOCKS_CHANGE
            .plusSeconds(dice.nextInt(6 * period) * HALF_HOUR_S)
            .atZone(ZoneId.of(dice.nextInt(3) == 0 ? "UTC" : "US/Pacific"));
    return new Comings(
        clicks,
        to.getZone(),
        unit,
        DayOfWeek.of(1 + dice.nextInt(7)),
        to.minusSeconds(dice.nextInt(9 * period) * HALF_HOUR_S),
        to);
  }

  /** Without clicks at the same time as one before: which of them was first, nobody can tell. */
  Comings withoutClicksAtOnce() {
    Set<Instant> times = new HashSet<>();
    return new Comings(
        clicks.stream().filter(click -> times.add(click.at)).toList(),
        zone,
        unit,
        weekStart,
        from,
        to);
  }

  /** The period that a click is in. */
  String period(Click click) {
    return period(click.at.atZone(zone));
  }

  private String period(ZonedDateTime moment) {
    LocalDate day = moment.toLocalDate();
    return switch (unit) {
      case "hour" -> day + " " + moment.getHour() + " " + moment.getOffset();
      case "day" -> day.toString();
      case "week" -> {
        LocalDate first = day;
        while (first.getDayOfWeek() != weekStart) {
          first = first.minusDays(1);
        }
        yield first.toString();
      }
      case "month" -> YearMonth.from(day).toString();
      default -> throw new IllegalArgumentException(unit);
    };
  }

  /** The periods from that of the range's start to that of its end. */
  List<String> periods() {
    Set<String> periods = new LinkedHashSet<>();
    for (ZonedDateTime at = from; !at.isAfter(to); at = at.plusSeconds(HALF_HOUR_S)) {
      periods.add(period(at));
    }
    return List.copyOf(periods);
  }

  /** The last periods up to that of a moment. */
  List<String> periodsUpTo(ZonedDateTime moment, int count) {
    Set<String> periods = new LinkedHashSet<>();
    for (ZonedDateTime at = moment; periods.size() < count; at = at.minusSeconds(HALF_HOUR_S)) {
      periods.add(period(at));
    }
    List<String> inOrder = new ArrayList<>(periods);
    Collections.reverse(inOrder);
    return inOrder;
  }

  /** The clicks of each person, or of each account, in order of time. */
  Map<String, List<Click>> byActor(boolean byAccount) {
    Map<String, List<Click>> byActor = new TreeMap<>();
    for (Click click : clicks) {
      String actor = byAccount ? click.account : click.user;
      if (actor != null) {
        byActor.computeIfAbsent(actor, first -> new ArrayList<>()).add(click);
      }
    }
    return byActor;
  }

  /** Asks about these people; where they belong to is added to the query. */
  JsonNode ask(ObjectNode query) {
    ObjectNode document = JSON.createObjectNode();
    ArrayNode events = document.putArray("events");
    List<Click> arrived = new ArrayList<>(clicks);
    Collections.shuffle(arrived, new Random(1));
    for (Click click : arrived) {
      ObjectNode event = events.addObject();
      event.put("user", click.user).put("ts", click.at.toString()).put("event", click.name);
      event.putObject("props").put("color", click.color).put("account", click.account);
    }
    document.putObject("person_properties").putObject("p1").put("plan", "pro");
    query.put("timezone", zone.getId()).put("week_start", weekStart.toString());
    document.set("query", query);
    return Questions.read(document).answer(Document.histories(document)).json();
  }
}
