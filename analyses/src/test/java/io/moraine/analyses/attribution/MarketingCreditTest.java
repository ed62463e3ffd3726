package io.moraine.analyses.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.Persons;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.MarketingAttribution;
import io.moraine.schemas.results.MarketingAttributionDay;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class MarketingCreditTest {
  private static final Conversion EUROS = new Conversion("EUR", Map.of());

  @Test
  void aSessionAtEitherEndOfTheLookBackIsATouch() {
    MarketingCredit credit = credit(100);
    credit.person(
        Persons.named("p")
            .session(0.999, "Email", null)
            .session(1, "Social", null)
            .session(31, "Search", null)
            .session(31.001, "Direct", null)
            .order(31, "o", "10")
            .history());
    assertThat(conversions(told(credit), "linear"))
        .isEqualTo(
            Map.of(
                "Direct", "0.000000",
                "Email", "0.000000",
                "Search", "0.500000",
                "Social", "0.500000",
                "(unattributed)", "0.000000"));
  }

  @Test
  void whatNobodyCameForIsUnattributedUnderEveryModel() {
    MarketingCredit credit = credit(100);
    credit.person(
        Persons.named("p").session(2, "Email", null).order(1, "o", "12.50").signup(1).history());
    List<MarketingAttribution> rows = told(credit);
    assertThat(rows)
        .filteredOn(row -> row.value().equals(MarketingAttribution.UNATTRIBUTED))
        .hasSize(2 * 3 * MarketingRows.MODELS.size())
        .allSatisfy(row -> assertThat(row.conversions()).isEqualByComparingTo("1"));
    assertThat(rows)
        .filteredOn(row -> row.conversionType().equals("order") && row.value().equals("Email"))
        .allSatisfy(row -> assertThat(row.conversions()).isEqualByComparingTo("0"));
  }

  @Test
  void linesOfAnOrderAreOneConversion() {
    MarketingCredit credit = credit(100);
    credit.person(
        Persons.named("p")
            .session(1, "Email", null)
            .session(3, "Social", null)
            .order(2, "o", "1.10")
            .order(4, "o", "2.20")
            .history());
    MarketingAttribution email = row(told(credit), "last_touch", "Email");
    assertThat(email.conversions()).isEqualByComparingTo("1");
    assertThat(email.revenue()).isEqualByComparingTo("3.30");
  }

  /** Thirds, sevenths and a refund told as an order, in three parts merged in two orders. */
  @Test
  void everyModelAddsUpToTheLastDigitInAnyOrder() {
    List<MarketingCredit> parts = List.of(credit(2), credit(2), credit(2));
    List<MarketingCredit> others = List.of(credit(2), credit(2), credit(2));
    Random random = new Random(5);
    for (int i = 0; i < 90; i++) {
      Persons person = Persons.named("p" + i);
      for (int session = 0; session <= random.nextInt(8); session++) {
        person.session(
            random.nextInt(50),
            List.of("Email", "Social", "Search", "Direct").get(random.nextInt(4)),
            null);
      }
      person.order(50, "o" + i, i % 30 == 0 ? "-7.77" : i + ".01");
      parts.get(i % 3).person(person.history());
      others.get(i % 3).person(person.history());
    }
    parts.get(0).merge(parts.get(1));
    parts.get(0).merge(parts.get(2));
    others.get(2).merge(others.get(0));
    others.get(2).merge(others.get(1));
    List<MarketingAttribution> rows = told(parts.get(0));
    assertThat(rows).containsExactlyInAnyOrderElementsOf(told(others.get(2)));
    BigDecimal money = BigDecimal.ZERO;
    for (int i = 0; i < 90; i++) {
      money = money.add(new BigDecimal(i % 30 == 0 ? "-7.77" : i + ".01"));
    }
    for (String model : MarketingRows.MODELS) {
      List<MarketingAttribution> own =
          rows.stream()
              .filter(row -> row.model().equals(model) && row.dimension().equals("channel"))
              .toList();
      assertThat(own).hasSize(4).extracting(MarketingAttribution::value).contains("(other)");
      assertThat(own.stream().map(MarketingAttribution::conversions).reduce(BigDecimal::add))
          .hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo("90"));
      BigDecimal all = money;
      assertThat(own.stream().map(MarketingAttribution::revenue).reduce(BigDecimal::add))
          .hasValueSatisfying(sum -> assertThat(sum).isEqualByComparingTo(all));
    }
  }

  @Test
  void sessionsThatLedToNothingEndWhereTheyAreFarApart() {
    Journeys journeys =
        new Journeys(
            Persons.named("p")
                .session(0, "A", null)
                .session(5, "B", null)
                .session(40, "C", null)
                .session(60, "D", null)
                .session(61, "E", null)
                .order(60, "o", "1")
                .history(),
            Duration.ofDays(30),
            EUROS,
            ZoneOffset.UTC);
    List<String> ended = new ArrayList<>();
    journeys.forEachEnded(ConversionType.ORDER, (from, to) -> ended.add(from + "-" + to));
    assertThat(ended).containsExactly("0-2", "4-5");
    List<String> signups = new ArrayList<>();
    journeys.forEachEnded(ConversionType.SIGNUP, (from, to) -> signups.add(from + "-" + to));
    assertThat(signups).containsExactly("0-2", "2-5");
  }

  @Test
  void ofVeryManyTouchesTheLatestCount() {
    Persons till = Persons.named("till");
    for (int i = 0; i < 300; i++) {
      till.session(i / 100.0, i < 200 ? "Email" : "Direct", null);
    }
    MarketingCredit credit = credit(100);
    credit.person(till.order(3, "o", "1").history());
    assertThat(conversions(told(credit), "linear"))
        .containsEntry("Direct", "1.000000")
        .containsEntry("Email", "0.000000");
  }

  @Test
  void refusesToTellNoValue() {
    assertThatThrownBy(() -> credit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one value by name, but is to tell 0");
  }

  private static MarketingCredit credit(int mostValues) {
    return new MarketingCredit(
        new AttributionSettings(Duration.ofDays(30), Duration.ofDays(7), mostValues),
        EUROS,
        ZoneOffset.UTC);
  }

  private static List<MarketingAttribution> told(MarketingCredit credit) {
    List<MarketingAttribution> rows = new ArrayList<>();
    credit.tell(
        new ResultOutput() {
          @Override
          public <R extends Record> void row(TableDefinition table, R row) {
            if (row instanceof MarketingAttribution told) {
              rows.add(told);
            } else {
              assertThat(row).isInstanceOf(MarketingAttributionDay.class);
            }
          }
        });
    return rows;
  }

  private static MarketingAttribution row(
      List<MarketingAttribution> rows, String model, String channel) {
    return rows.stream()
        .filter(
            row ->
                row.dimension().equals("channel")
                    && row.conversionType().equals("order")
                    && row.model().equals(model)
                    && row.value().equals(channel))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> conversions(List<MarketingAttribution> rows, String model) {
    Map<String, String> conversions = new TreeMap<>();
    rows.stream()
        .filter(row -> row.dimension().equals("channel") && row.model().equals(model))
        .forEach(row -> conversions.put(row.value(), row.conversions().toPlainString()));
    return conversions;
  }
}
