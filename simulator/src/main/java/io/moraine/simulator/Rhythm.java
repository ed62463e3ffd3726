package io.moraine.simulator;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;

/** When visits begin: by the hour and the weekday that the shop's zone shows. */
final class Rhythm {
  private static final long HOUR = 3_600_000L;

  private static final double[] ON_WORKDAYS = {
    8, 5, 3, 2, 2, 4, 12, 25, 36, 42, 46, 50, 58, 52, 46, 46, 50, 60, 72, 86, 95, 84, 52, 22
  };
  private static final double[] ON_WEEKENDS = {
    14, 9, 6, 4, 3, 3, 6, 14, 30, 52, 68, 76, 74, 72, 76, 80, 82, 84, 88, 96, 98, 78, 46, 24
  };

  private final long begins;
  private final long ends;
  private final double[] before;

  private Rhythm(long begins, double[] before) {
    this.begins = begins;
    this.ends = begins + (before.length - 1) * HOUR;
    this.before = before;
  }

  /** The season's rhythm, each day made busier or quieter by a factor. */
  static Rhythm of(Season season, IntToDoubleFunction factorOfDay) {
    int hours = (int) ((season.closes() - season.begins()) / HOUR);
    double[] before = new double[hours + 1];
    for (int hour = 0; hour < hours; hour++) {
      long moment = season.begins() + hour * HOUR;
      double weight = weightAt(Instant.ofEpochMilli(moment).atZone(season.zone()));
      before[hour + 1] = before[hour] + weight * factorOfDay.applyAsDouble(season.dayOf(moment));
    }
    return new Rhythm(season.begins(), before);
  }

  /**
   * A moment between the two, likelier in busy hours; empty where it falls behind the season's end,
   * as likely as the two are apart behind it.
   */
  OptionalLong moment(Chance chance, long from, long to) {
    double beyond = Math.max(0, to - ends) / Math.max(1.0, to - from);
    if (from >= ends || chance.happens(beyond)) {
      return OptionalLong.empty();
    }
    double low = weightBefore(from);
    double high = weightBefore(Math.min(to, ends));
    double at = low + chance.fraction() * (high - low);
    int found = Arrays.binarySearch(before, at);
    int hour = Math.min(found >= 0 ? found : -found - 2, before.length - 2);
    double within = (at - before[hour]) / (before[hour + 1] - before[hour]);
    long moment = begins + hour * HOUR + (long) (within * HOUR);
    return OptionalLong.of(Math.max(from, Math.min(moment, to)));
  }

  private double weightBefore(long moment) {
    long since = moment - begins;
    int hour = (int) Math.min(since / HOUR, before.length - 2);
    double within = Math.min(1.0, (since - hour * HOUR) / (double) HOUR);
    return before[hour] + within * (before[hour + 1] - before[hour]);
  }

  private static double weightAt(ZonedDateTime local) {
    DayOfWeek weekday = local.getDayOfWeek();
    return switch (weekday) {
      case MONDAY -> 1.05 * ON_WORKDAYS[local.getHour()];
      case TUESDAY, WEDNESDAY, THURSDAY -> ON_WORKDAYS[local.getHour()];
      case FRIDAY -> 0.92 * ON_WORKDAYS[local.getHour()];
      case SATURDAY -> 0.85 * ON_WEEKENDS[local.getHour()];
      case SUNDAY -> 1.1 * ON_WEEKENDS[local.getHour()];
    };
  }
}
