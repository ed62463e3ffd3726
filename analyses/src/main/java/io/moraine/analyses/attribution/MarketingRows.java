package io.moraine.analyses.attribution;

import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.Money;
import io.moraine.schemas.results.Bots;
import io.moraine.schemas.results.MarketingAttribution;
import io.moraine.schemas.results.MarketingAttributionDay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Rows of both tables of one dimension. */
final class MarketingRows {
  /** The models, by the names that they have in tables. */
  static final List<String> MODELS =
      Stream.concat(
              Arrays.stream(TouchModel.values()).map(TouchModel::label),
              Stream.of(MarketingRows.MARKOV, MarketingRows.SHAPLEY))
          .toList();

  private static final String MARKOV = "markov";
  private static final String SHAPLEY = "shapley";

  private final DimensionCredit credit;
  private final Set<String> greatest;
  private final String currency;
  private final ResultOutput rows;
  private final Map<String, Long> sessions = new TreeMap<>();
  private final Map<String, Map<LocalDate, Long>> costs = new TreeMap<>();

  MarketingRows(
      DimensionCredit credit,
      Set<String> greatest,
      Map<String, Map<LocalDate, Long>> costsByValue,
      String currency,
      ResultOutput rows) {
    this.credit = credit;
    this.greatest = greatest;
    this.currency = currency;
    this.rows = rows;
    Map<String, Long> seen = credit.sessions();
    seen.forEach((value, count) -> sessions.merge(name(value), count, Long::sum));
    costsByValue.forEach(
        (value, byDay) -> {
          // What nobody came by is not among the others: it has a cost to be seen.
          Map<LocalDate, Long> days =
              costs.computeIfAbsent(
                  seen.containsKey(value) ? name(value) : value, unseen -> new TreeMap<>());
          byDay.forEach((day, micros) -> days.merge(day, micros, Math::addExact));
        });
  }

  /** Whether a model looks at all journeys at once, so that it cannot be told by day. */
  static boolean ofAllJourneys(String model) {
    return model.equals(MARKOV) || model.equals(SHAPLEY);
  }

  private String name(String value) {
    return greatest.contains(value) ? value : MarketingAttribution.OTHER;
  }

  /** Tells of one type of conversion; nothing where there is none. */
  void tell(ConversionType type) {
    DimensionCredit.OfType known = credit.of(type);
    if (known.days().isEmpty()) {
      return;
    }
    Tallied all = new Tallied();
    Map<LocalDate, Tallied> days = new TreeMap<>();
    known
        .days()
        .forEach(
            (day, tally) -> {
              Tallied ofDay = new Tallied();
              ofDay.add(tally);
              days.put(day, ofDay);
              all.add(tally);
            });
    costs
        .values()
        .forEach(spent -> spent.keySet().forEach(day -> days.putIfAbsent(day, new Tallied())));
    days.forEach((day, tallied) -> tellDay(type, day, tallied));
    List<TouchModel> models = List.of(TouchModel.values());
    for (int model = 0; model < models.size(); model++) {
      tellModel(type, models.get(model).label(), all, all.shares(model));
    }
    List<String> channels = List.copyOf(sessions.keySet());
    tellModel(
        type,
        MARKOV,
        all,
        Shares.of(
            MarkovRemoval.credit(known.journeys().steps(channels, credit.numbers(), this::name))));
    tellModel(
        type,
        SHAPLEY,
        all,
        Shares.of(new ShapleyValues().credit(known.journeys().sets(this::name))));
  }

  private void tellModel(ConversionType type, String model, Tallied tallied, Shares shares) {
    Map<String, BigDecimal> conversions = shares.conversions(tallied.attributed());
    Set<String> values = new TreeSet<>(sessions.keySet());
    values.addAll(costs.keySet());
    for (String value : values) {
      Map<LocalDate, Long> spent = costs.get(value);
      BigDecimal cost =
          spent == null
              ? null
              : Money.ofMillionths(
                  spent.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact));
      tellRow(
          type,
          model,
          value,
          conversions.getOrDefault(value, BigDecimal.ZERO),
          Money.ofMillionths(shares.micros.getOrDefault(value, 0L)),
          tallied.influenced.getOrDefault(value, 0L),
          cost);
    }
    tellRow(
        type,
        model,
        MarketingAttribution.UNATTRIBUTED,
        BigDecimal.valueOf(tallied.unattributed),
        Money.ofMillionths(tallied.unattributedMicros),
        tallied.unattributed,
        null);
  }

  private void tellRow(
      ConversionType type,
      String model,
      String value,
      BigDecimal conversions,
      BigDecimal revenue,
      long influenced,
      BigDecimal cost) {
    rows.row(
        MarketingAttribution.TABLE,
        new MarketingAttribution(
            credit.dimension().label(),
            value,
            model,
            type.label(),
            sessions.getOrDefault(value, 0L),
            scaled(conversions),
            revenue,
            influenced,
            cost,
            ratio(revenue, cost),
            ratio(cost, conversions),
            currency,
            MarketingAttribution.DEFINITION,
            Bots.WITHOUT));
  }

  private void tellDay(ConversionType type, LocalDate day, Tallied tallied) {
    Set<String> values = new TreeSet<>(tallied.influenced.keySet());
    costs.forEach(
        (value, spent) -> {
          if (spent.containsKey(day)) {
            values.add(value);
          }
        });
    List<TouchModel> models = List.of(TouchModel.values());
    for (int model = 0; model < models.size(); model++) {
      String label = models.get(model).label();
      Shares shares = tallied.shares(model);
      Map<String, BigDecimal> conversions = shares.conversions(tallied.attributed());
      for (String value : values) {
        Long spent = costs.getOrDefault(value, Map.of()).get(day);
        tellDayRow(
            type,
            day,
            label,
            value,
            conversions.getOrDefault(value, BigDecimal.ZERO),
            Money.ofMillionths(shares.micros.getOrDefault(value, 0L)),
            tallied.influenced.getOrDefault(value, 0L),
            spent == null ? null : Money.ofMillionths(spent));
      }
      if (tallied.unattributed > 0) {
        tellDayRow(
            type,
            day,
            label,
            MarketingAttribution.UNATTRIBUTED,
            BigDecimal.valueOf(tallied.unattributed),
            Money.ofMillionths(tallied.unattributedMicros),
            tallied.unattributed,
            null);
      }
    }
  }

  private void tellDayRow(
      ConversionType type,
      LocalDate day,
      String model,
      String value,
      BigDecimal conversions,
      BigDecimal revenue,
      long influenced,
      BigDecimal cost) {
    rows.row(
        MarketingAttributionDay.TABLE,
        new MarketingAttributionDay(
            day,
            credit.dimension().label(),
            value,
            model,
            type.label(),
            scaled(conversions),
            revenue,
            influenced,
            cost,
            currency,
            MarketingAttributionDay.DEFINITION,
            Bots.WITHOUT));
  }

  private static BigDecimal scaled(BigDecimal conversions) {
    return conversions.setScale(MarketingAttribution.CREDIT_DIGITS, RoundingMode.UNNECESSARY);
  }

  private static Double ratio(BigDecimal over, BigDecimal under) {
    return over == null || under == null || under.signum() == 0
        ? null
        : over.divide(under, MathContext.DECIMAL64).doubleValue();
  }

  /** Tallies of several days, by the names of values. */
  private final class Tallied {
    private final List<Shares> byModel = new ArrayList<>();
    private final Map<String, Long> influenced = new TreeMap<>();
    private long conversions;
    private long unattributed;
    private long unattributedMicros;

    private Tallied() {
      for (int model = 0; model < TouchModel.values().length; model++) {
        byModel.add(new Shares());
      }
    }

    private void add(AttributionTally tally) {
      conversions += tally.conversions();
      unattributed += tally.unattributed();
      unattributedMicros = Math.addExact(unattributedMicros, tally.unattributedMicros());
      tally
          .credits()
          .forEach(
              (value, owed) -> {
                String name = name(value);
                influenced.merge(name, owed.influenced(), Long::sum);
                for (int model = 0; model < byModel.size(); model++) {
                  byModel
                      .get(model)
                      .add(name, owed.creditUnits().get(model), owed.moneyMicros().get(model));
                }
              });
    }

    private long attributed() {
      return conversions - unattributed;
    }

    private Shares shares(int model) {
      return byModel.get(model);
    }
  }

  /** What values are owed under one model. */
  private static final class Shares {
    private final Map<String, Long> units = new TreeMap<>();
    private final Map<String, Long> micros = new TreeMap<>();

    private static Shares of(PathCredit credit) {
      Shares shares = new Shares();
      shares.units.putAll(credit.units());
      shares.micros.putAll(credit.valueMicros());
      return shares;
    }

    private void add(String value, long moreUnits, long moreMicros) {
      units.merge(value, moreUnits, Math::addExact);
      micros.merge(value, moreMicros, Math::addExact);
    }

    /** Credit in conversions, as tables keep it; its sum is all of them. */
    private Map<String, BigDecimal> conversions(long all) {
      Map<String, BigDecimal> conversions = new TreeMap<>();
      if (all > 0) {
        int scale = MarketingAttribution.CREDIT_DIGITS;
        long[] parts =
            Apportionment.split(
                BigDecimal.valueOf(all).movePointRight(scale).longValueExact(),
                units.values().stream().mapToDouble(Long::doubleValue).toArray());
        int i = 0;
        for (String value : units.keySet()) {
          conversions.put(value, BigDecimal.valueOf(parts[i++], scale));
        }
      }
      return conversions;
    }
  }
}
