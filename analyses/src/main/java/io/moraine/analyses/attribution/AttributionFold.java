package io.moraine.analyses.attribution;

import io.moraine.analyses.AnalysesError;
import io.moraine.analyses.Answer;
import io.moraine.analyses.Fold;
import io.moraine.analyses.document.SessionDocument;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.History;
import io.moraine.schemas.MoraineException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/** What has been learnt of whom conversions are owed to: the tally, and who came by each value. */
final class AttributionFold implements Fold<AttributionFold> {

  private static final String PAGEVIEWS = "pageviews";
  private static final double MICROS = 1e6;

  private final AttributionQuestion question;
  private final AttributionTally tally;
  private final Map<String, Long> visitors = new HashMap<>();

  AttributionFold(AttributionQuestion question) {
    this.question = question;
    this.tally = new AttributionTally(question.rules());
  }

  @Override
  public void add(History history) {
    List<Touch> touches =
        sessions(history.events()).stream().map(question::touch).flatMap(Optional::stream).toList();
    touches.stream()
        .map(Touch::value)
        .distinct()
        .forEach(value -> visitors.merge(value, 1L, Long::sum));
    history.events().stream()
        .filter(question::isConversion)
        .limit(question.counting().onlyFirst() ? 1 : Long.MAX_VALUE)
        .forEach(conversion -> tally.add(touches, conversion.micros(), micros(conversion)));
  }

  private List<Happening> sessions(List<Happening> events) {
    if (!question.sessionsTold()) {
      return SessionTouches.cut(
          events.stream().filter(event -> !question.conversion().test(event)).toList());
    }
    return events.stream()
        .filter(event -> event.name().equals(SessionDocument.SESSION))
        .filter(session -> !"0".equals(session.text(PAGEVIEWS)))
        .toList();
  }

  private long micros(Happening conversion) {
    String value = conversion.text(question.valueProperty());
    try {
      return value == null
          ? 0
          : new BigDecimal(value.strip())
              .movePointRight(6)
              .setScale(0, RoundingMode.HALF_EVEN)
              .longValueExact();
    } catch (ArithmeticException | NumberFormatException none) {
      throw new MoraineException(
          AnalysesError.EVENTS,
          "A conversion of %s has the %s '%s', which is no amount; correct it or name another property in value_property."
              .formatted(conversion.user(), question.valueProperty(), value));
    }
  }

  @Override
  public void merge(AttributionFold other) {
    tally.merge(other.tally);
    other.visitors.forEach((value, more) -> visitors.merge(value, more, Long::sum));
  }

  @Override
  public Answer answer() {
    List<AttributionRow> all = rows();
    List<AttributionRow> rows =
        all.stream().limit(question.limit().orElse(Integer.MAX_VALUE)).toList();
    return new Answer()
        .with("total_conversions", tally.conversions())
        .with("total_value", tally.moneyMicros() / MICROS)
        .with("unattributed_conversions", tally.unattributed())
        .with("unattributed_value", tally.unattributedMicros() / MICROS)
        .with("total_credit_per_model", totals(all))
        .with("rows", rows.stream().map(this::row).toList())
        .with("credit", byValue(rows, this::models))
        .with("influenced", byValue(rows, row -> row.credit().influenced()))
        .with("influenced_value", byValue(rows, row -> row.credit().influencedMicros() / MICROS))
        .with("has_more", all.size() > rows.size());
  }

  private List<AttributionRow> rows() {
    Map<String, ValueCredit> credits = tally.credits();
    List<Long> nothing = question.rules().models().stream().map(model -> 0L).toList();
    ValueCredit none = new ValueCredit(nothing, nothing, 0, 0);
    // Whoever is credited has come, so the visitors name every row.
    return visitors.entrySet().stream()
        .map(
            seen ->
                new AttributionRow(
                    seen.getKey(), seen.getValue(), credits.getOrDefault(seen.getKey(), none)))
        .sorted(question.ranking().order())
        .toList();
  }

  private Map<String, Double> totals(List<AttributionRow> all) {
    return byModel(
        model ->
            Credits.conversions(
                all.stream().mapToLong(row -> row.credit().creditUnits().get(model)).sum()));
  }

  private Map<String, Double> models(AttributionRow row) {
    return byModel(model -> row.credit().conversions(model));
  }

  private Map<String, Double> byModel(IntToDoubleFunction number) {
    Map<String, Double> byModel = new LinkedHashMap<>();
    List<TouchModel> models = question.rules().models();
    for (int model = 0; model < models.size(); model++) {
      byModel.put(models.get(model).label(), number.applyAsDouble(model));
    }
    return byModel;
  }

  private static <T> Map<String, T> byValue(
      List<AttributionRow> rows, Function<AttributionRow, T> told) {
    Map<String, T> byValue = new TreeMap<>();
    rows.forEach(row -> byValue.put(row.value(), told.apply(row)));
    return byValue;
  }

  private Answer row(AttributionRow row) {
    Answer answer =
        new Answer()
            .with("value", row.value())
            .with("visitors", row.visitors())
            .with("influenced", row.credit().influenced())
            .with("influenced_value", row.credit().influencedMicros() / MICROS);
    List<TouchModel> models = question.rules().models();
    for (int model = 0; model < models.size(); model++) {
      double conversions = row.credit().conversions(model);
      String label = models.get(model).label();
      answer
          .with(label, conversions)
          .with(label + "_value", row.credit().moneyMicros().get(model) / MICROS)
          .with(label + "_rate", conversions / row.visitors());
    }
    return answer;
  }
}
