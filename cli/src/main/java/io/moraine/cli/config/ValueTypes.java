package io.moraine.cli.config;

import io.moraine.analyses.experiments.ExperimentMetric;
import io.moraine.transforms.facts.PathRules.Alias;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types that settings have. */
final class ValueTypes {
  static final ValueType<Optional<String>> TEXT =
      ValueType.of(
          "text",
          "a text",
          text -> Optional.of(text).filter(written -> !written.isEmpty()),
          text -> text.orElse(""));

  static final ValueType<Integer> COUNT =
      ValueType.of("whole number", "a whole number", Integer::parseInt, Object::toString);

  static final ValueType<OptionalInt> CORES =
      ValueType.of(
          "whole number",
          "a whole number from 1, or cores",
          text -> text.equals("cores") ? OptionalInt.empty() : OptionalInt.of(positive(text)),
          count -> count.isPresent() ? Integer.toString(count.getAsInt()) : "cores");

  static final ValueType<Double> SHARE =
      ValueType.of("share", "a share from 0 to 1", Double::parseDouble, Object::toString)
          .where("a share from 0 to 1", share -> share >= 0 && share <= 1);

  static final ValueType<Boolean> YES_NO =
      ValueType.of("true or false", "true or false", ValueTypes::truth, Object::toString);

  static final ValueType<Duration> DURATION =
      ValueType.of(
          "duration",
          "a duration such as 500ms, 10s, 30m, 24h or 30d",
          DurationText::parse,
          DurationText::write);

  static final ValueType<Duration> SOME_TIME =
      DURATION.where("a duration above zero such as 10s, 30m or 24h", time -> !time.isZero());

  static final ValueType<DataSize> SIZE =
      ValueType.of("size", "a size such as 512kB, 1MB or 2GB", DataSize::parse, DataSize::toString);

  static final ValueType<ZoneId> ZONE =
      ValueType.of(
          "time zone",
          "a time zone such as UTC, Europe/Berlin or +02:00",
          ValueTypes::zone,
          ZoneId::getId);

  static final ValueType<DayOfWeek> WEEKDAY =
      ValueType.of(
          "weekday",
          "a day of the week such as monday",
          text -> DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)),
          day -> day.name().toLowerCase(Locale.ROOT));

  static final ValueType<Map<String, BigDecimal>> RATES =
      new ValueType<>(
          "list of rates",
          "rates such as USD=0.92, parted by commas",
          (items, origin) -> rates(split(items, ",")),
          rates ->
              new TreeMap<>(rates)
                  .entrySet().stream()
                      .map(rate -> rate.getKey() + "=" + rate.getValue().toPlainString())
                      .collect(Collectors.joining(",")));

  static final ValueType<Path> FOLDER =
      new ValueType<>("folder", "a folder", ValueTypes::path, Path::toString);

  static final ValueType<Optional<Path>> FILE =
      new ValueType<>(
          "file",
          "a file",
          (items, origin) ->
              ValueType.single(items).isEmpty()
                  ? Optional.empty()
                  : Optional.of(path(items, origin)),
          file -> file.map(Path::toString).orElse(""));

  static final ValueType<List<String>> NAMES =
      new ValueType<>(
          "list of texts",
          "a list of texts, parted by commas",
          (items, origin) -> split(items, ","),
          names -> String.join(",", names));

  static final ValueType<List<Alias>> ALIASES =
      new ValueType<>(
          "list of rules",
          "rules of the form regex => alias, parted by semicolons, whose regex is one of Java",
          (items, origin) ->
              split(items, ";").stream().map(AliasText::parse).collect(Collectors.toList()),
          aliases -> aliases.stream().map(AliasText::write).collect(Collectors.joining("; ")));

  /** A test that alarms more often than that without an effect is none. */
  static final double GREATEST_ALPHA = 0.5;

  /** A test that is likelier to miss an effect than to find it is none. */
  static final double LEAST_POWER = 0.5;

  static final ValueType<Double> PART =
      SHARE.where("a part above 0 and at most 1", part -> part > 0);

  static final ValueType<Double> ALPHA =
      SHARE.where(
          "a chance above 0 and at most 0.5", alpha -> alpha > 0 && alpha <= GREATEST_ALPHA);

  static final ValueType<Double> POWER =
      SHARE.where("a chance from 0.5 to below 1", power -> power >= LEAST_POWER && power < 1);

  static final ValueType<List<ExperimentMetric>> METRICS =
      new ValueType<>(
          "list of metrics",
          "a list of "
              + Arrays.stream(ExperimentMetric.values())
                  .map(ExperimentMetric::label)
                  .collect(Collectors.joining(", ")),
          (items, origin) -> split(items, ",").stream().map(ExperimentText::metric).toList(),
          metrics ->
              metrics.stream().map(ExperimentMetric::label).collect(Collectors.joining(",")));

  static final ValueType<List<ExperimentText>> EXPERIMENTS =
      new ValueType<>(
          "list of plans",
          "plans of the form experiment => control=50, variant=50, parted by semicolons",
          (items, origin) -> split(items, ";").stream().map(ExperimentText::parse).toList(),
          plans -> plans.stream().map(ExperimentText::write).collect(Collectors.joining("; ")));

  private ValueTypes() {}

  /** One of these words. */
  static ValueType<String> oneOf(String... words) {
    String form = "one of " + String.join(", ", words);
    return ValueType.of("word", form, Function.<String>identity(), Function.identity())
        .where(form, Arrays.asList(words)::contains);
  }

  private static int positive(String text) {
    int number = Integer.parseInt(text);
    if (number < 1) {
      throw new IllegalArgumentException("out of range");
    }
    return number;
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (java.time.DateTimeException noSuchZone) {
      throw new IllegalArgumentException("no time zone", noSuchZone);
    }
  }

  private static Map<String, BigDecimal> rates(List<String> written) {
    Map<String, BigDecimal> rates = new TreeMap<>();
    for (String rate : written) {
      int equals = rate.indexOf('=');
      BigDecimal worth = new BigDecimal(rate.substring(equals + 1).strip());
      if (equals < 1 || worth.signum() <= 0) {
        throw new IllegalArgumentException("no rate");
      }
      rates.put(rate.substring(0, equals).strip().toUpperCase(Locale.ROOT), worth);
    }
    return rates;
  }

  private static Path path(List<String> items, Origin origin) {
    String text = ValueType.single(items);
    if (text.isEmpty() || text.contains("://")) {
      throw new IllegalArgumentException("no path");
    }
    return origin.folder().resolve(text);
  }

  /** Items of a list, which a source that knows no lists writes in one line. */
  private static List<String> split(List<String> items, String separator) {
    List<String> parts =
        items.size() == 1 ? Arrays.asList(items.get(0).split(separator, -1)) : items;
    return parts.stream()
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toUnmodifiableList());
  }
}
