package io.moraine.analyses.attribution;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.schemas.SessionView;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A person's sessions as journeys to conversions of a type. The touches of a conversion are the
 * sessions that began within the look-back before it, both ends included, of very many the latest
 * {@value #MOST_TOUCHES}; two conversions may share touches. Sessions that lie in no conversion's
 * look-back are journeys that led to none: one after the other, cut where two of them are further
 * apart than the look-back.
 */
final class Journeys {
  /** How many touches of one conversion count: beyond that somebody is a till or a machine. */
  static final int MOST_TOUCHES = 100;

  private static final String DIRECT = "Direct";

  private final List<SessionView> sessions;
  private final long[] starts;
  private final boolean[] direct;
  private final long lookBackMicros;
  private final Map<ConversionType, List<PersonConversion>> conversions =
      new EnumMap<>(ConversionType.class);

  /** Sees a conversion and its touches, from one place to before another. */
  @FunctionalInterface
  interface Converted {
    void journey(PersonConversion conversion, int from, int to);
  }

  /** Sees touches that led to no conversion, from one place to before another. */
  @FunctionalInterface
  interface Ended {
    void journey(int from, int to);
  }

  Journeys(PersonHistory person, Duration lookBack, Conversion money, ZoneId zone) {
    this.sessions = person.sessions();
    this.starts = new long[sessions.size()];
    this.direct = new boolean[sessions.size()];
    this.lookBackMicros = lookBack.toNanos() / 1_000;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = sessions.get(i).startedMicros();
      direct[i] = sessions.get(i).channel().equalsIgnoreCase(DIRECT);
    }
    for (ConversionType type : ConversionType.values()) {
      conversions.put(type, PersonConversion.of(type, person, money, zone));
    }
  }

  List<SessionView> sessions() {
    return sessions;
  }

  long startMicros(int session) {
    return starts[session];
  }

  boolean isDirect(int session) {
    return direct[session];
  }

  /** Shows each conversion once, in order of time. */
  void forEachConverted(ConversionType type, Converted each) {
    int from = 0;
    int to = 0;
    for (PersonConversion conversion : conversions.get(type)) {
      while (to < starts.length && starts[to] <= conversion.micros()) {
        to++;
      }
      while (from < to && starts[from] < conversion.micros() - lookBackMicros) {
        from++;
      }
      each.journey(conversion, Math.max(from, to - MOST_TOUCHES), to);
    }
  }

  /** Shows the journeys that led to no conversion of the type, in order of time. */
  void forEachEnded(ConversionType type, Ended each) {
    List<PersonConversion> all = conversions.get(type);
    int next = 0;
    int from = -1;
    for (int i = 0; i < starts.length; i++) {
      while (next < all.size() && all.get(next).micros() < starts[i]) {
        next++;
      }
      boolean converted = next < all.size() && all.get(next).micros() - starts[i] <= lookBackMicros;
      if (from >= 0 && (converted || starts[i] - starts[i - 1] > lookBackMicros)) {
        each.journey(from, i);
        from = -1;
      }
      if (!converted && from < 0) {
        from = i;
      }
    }
    if (from >= 0) {
      each.journey(from, starts.length);
    }
  }
}
