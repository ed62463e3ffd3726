package io.moraine.analyses.web;

import io.moraine.analyses.history.GatheredHistories;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Visitors who wander about at random. */
final class Visitors {
  /** 2021-01-01 at midnight, in microseconds of UTC. */
  static final long DAY_MICROS = 1_609_459_200_000_000L;

  private static final List<String> PAGES = List.of("/", "/a", "/a/b", "/a/b/", "/a/c", "/d");
  private static final List<String> EVENTS =
      List.of("pageview", "pageview", "pageview", "pageview", "Signup", "engagement");

  private Visitors() {}

  /** An event as it was sent. */
  record Click(long micros, String name, String user, Map<String, Object> properties)
      implements Happening {
    @Override
    public Person person() {
      return Person.named(user);
    }

    @Override
    public Object property(String property) {
      return properties.get(property);
    }
  }

  static Click click(String user, long second, String name, String path) {
    return new Click(
        DAY_MICROS + second * 1_000_000, name, user, Map.of("path", path, "hostname", "h" + path));
  }

  /** Some clicks of some visitors, in the order of arrival, around that day. */
  static List<Click> wandering(Random dice, int visitors, int clicks) {
    List<Click> arrived = new ArrayList<>();
    for (int i = 0; i < clicks; i++) {
      // Few different moments, so that several clicks share one.
      long second = (dice.nextInt(400) - 80) * 300L;
      arrived.add(
          click(
              "v" + dice.nextInt(visitors),
              second,
              EVENTS.get(dice.nextInt(EVENTS.size())),
              PAGES.get(dice.nextInt(PAGES.size()))));
    }
    return arrived;
  }

  /** The clicks of each visitor in order. */
  static Map<String, List<Click>> byVisitor(List<Click> arrived) {
    Map<String, List<Click>> byVisitor = new TreeMap<>();
    for (Click click : arrived) {
      byVisitor.computeIfAbsent(click.user(), first -> new ArrayList<>()).add(click);
    }
    byVisitor.values().forEach(clicks -> clicks.sort(Comparator.comparingLong(Click::micros)));
    return byVisitor;
  }

  static GatheredHistories histories(List<Click> arrived) {
    return new GatheredHistories(List.copyOf(arrived));
  }
}
