package io.moraine.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Receives events and keeps them by the day on which they came, with the mishaps that collectors
 * have: it keeps some twice, and writes some lines that are no event.
 */
final class Collector {
  private static final long LATE = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Season season;
  private final double duplicateRate;
  private final double malformedRate;
  private final List<DayLog> days = new ArrayList<>();
  private final TextBuffer copy = new TextBuffer(4096);
  private Chance chance;

  Collector(Season season, SimulationSettings settings) {
    this.season = season;
    this.duplicateRate = settings.duplicateRate();
    this.malformedRate = settings.malformedRate();
    for (int day = 0; day < season.days(); day++) {
      days.add(new DayLog());
    }
  }

  /** From now on mishaps happen by this chance. */
  void mishapsBy(Chance newChance) {
    chance = newChance;
  }

  List<DayLog> days() {
    return days;
  }

  /** Keeps an event that happened and was received at those moments. */
  void receive(EventLine line, long happened, long received) {
    boolean late = received - happened >= LATE;
    keep(line.text(), received, late ? LineFate.ACCEPTED_LATE : LineFate.ACCEPTED);
    if (chance.happens(duplicateRate)) {
      receiveAgain(line, received);
    }
    if (chance.happens(malformedRate)) {
      LineFate fate = Damage.write(line, copy, chance);
      keep(copy, received, fate);
    }
  }

  private void receiveAgain(EventLine line, long received) {
    double kind = chance.fraction();
    long soon = received + 1000 + chance.below(600_000);
    long daysLater = received + DAY + (long) (chance.fraction() * 2 * DAY);
    copy.clear();
    copy.raw(line.text());
    if (kind < 0.25 && daysLater < season.closes()) {
      keepCopy(line, daysLater, LineFate.DUPLICATE_DAYS);
    } else if (kind < 0.65 && soon < season.closes()) {
      keepCopy(line, soon, LineFate.DUPLICATE_SOON);
    } else {
      keep(copy, received, LineFate.DUPLICATE_EXACT);
    }
  }

  private void keepCopy(EventLine line, long received, LineFate fate) {
    int length = copy.length();
    copy.cutTo(line.receivedFrom());
    copy.instant(received);
    copy.cutTo(length);
    keep(copy, received, fate);
  }

  private void keep(TextBuffer line, long received, LineFate fate) {
    int day = season.dayOf(received);
    days.get(day).add(line, (int) (received - season.dayBegins(day)), fate);
  }
}
