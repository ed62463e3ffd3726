package io.moraine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.moraine.schemas.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What was planted about campaigns, experiments and page patterns is in the logs. */
final class PlantedTruthTest {
  private final SimulatedShop shop = SimulatedShop.shared();
  private final Truth truth = shop.truth();

  @Test
  void costsAreThoseOfTheLogs() {
    Map<String, List<LoggedEvent>> costs =
        shop.events().stream()
            .filter(event -> event.type() == EventType.CAMPAIGN_COST)
            .collect(Collectors.groupingBy(event -> event.text("utm_campaign")));
    assertThat(truth.campaigns()).hasSameSizeAs(Traffic.CAMPAIGNS);
    for (CampaignTruth campaign : truth.campaigns()) {
      List<LoggedEvent> told = costs.get(campaign.campaign());
      assertThat(told).hasSize((int) campaign.days());
      assertThat(told).allMatch(event -> event.device() == null && event.user() == null);
      assertThat(told.stream().mapToLong(event -> event.number("clicks")).sum())
          .isEqualTo(campaign.clicks())
          .isGreaterThanOrEqualTo(campaign.sessions());
      assertThat(
              told.stream()
                  .map(event -> event.amount("cost"))
                  .reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(campaign.cost());
    }
  }

  @Test
  void campaignsBringNobodyOnTheirDaysOfRest() {
    Season season = new Season(SimulatedShop.SETTINGS);
    for (Campaign campaign : Traffic.CAMPAIGNS) {
      assertThat(shop.rows(TruthTable.SESSIONS))
          .filteredOn(session -> campaign.name().equals(session.campaign()))
          .isNotEmpty()
          .allMatch(session -> campaign.runsOn(season.dayOf(session.startedAt().toEpochMilli())));
    }
  }

  @Test
  void sessionsAndOrdersOfCampaignsAreThoseOfTheLongLists() {
    Map<String, Long> sessions =
        shop.rows(TruthTable.SESSIONS).stream()
            .filter(session -> session.campaign() != null)
            .collect(Collectors.groupingBy(SessionTruth::campaign, Collectors.counting()));
    Map<String, Long> caused =
        shop.rows(TruthTable.ORDERS).stream()
            .filter(order -> order.causedBy() != null)
            .collect(Collectors.groupingBy(OrderTruth::causedBy, Collectors.counting()));
    for (CampaignTruth campaign : truth.campaigns()) {
      assertThat(campaign.sessions()).isEqualTo(sessions.get(campaign.campaign()));
      assertThat(campaign.causedOrders()).isEqualTo(caused.getOrDefault(campaign.campaign(), 0L));
    }
  }

  @Test
  void exposuresAreThoseOfTheLogs() {
    Map<String, List<LoggedEvent>> exposures =
        shop.events().stream()
            .filter(event -> event.type() == EventType.EXPOSURE)
            .collect(
                Collectors.groupingBy(
                    event -> event.text("experiment") + "/" + event.text("variant")));
    assertThat(truth.experiments()).hasSameSizeAs(exposures.keySet());
    for (VariantTruth variant : truth.experiments()) {
      List<LoggedEvent> shown = exposures.get(variant.experiment() + "/" + variant.variant());
      Map<String, Instant> firstExposures =
          shown.stream()
              .collect(
                  Collectors.toMap(
                      LoggedEvent::device, LoggedEvent::at, PlantedTruthTest::earlier));
      assertThat(shown).hasSize((int) variant.exposures());
      assertThat(firstExposures).hasSize((int) variant.visitors());
      assertThat(
              shop.orders().stream()
                  .filter(order -> firstExposures.containsKey(order.device()))
                  .filter(order -> firstExposures.get(order.device()).isBefore(order.at()))
                  .map(LoggedEvent::device)
                  .distinct()
                  .count())
          .isEqualTo(variant.converted());
    }
  }

  @Test
  void aTreatmentCausesWhatItsPlantedLiftSays() {
    for (VariantTruth variant : truth.experiments()) {
      long anyway = variant.successes() - variant.causedSuccesses();
      if (variant.lift() == 0) {
        assertThat(variant.causedSuccesses()).isZero();
      } else {
        assertThat((double) variant.causedSuccesses() / anyway)
            .isCloseTo(variant.lift(), within(0.12));
      }
    }
  }

  @Test
  void plantedPatternsAreFound() {
    Map<String, Long> found =
        truth.patterns().stream()
            .collect(
                Collectors.toMap(
                    PatternTruth::pattern,
                    pattern ->
                        shop.sessions().stream()
                            .filter(
                                session -> paths(session).contains(" > " + pattern.pages() + " > "))
                            .count()));
    assertThat(truth.patterns())
        .isNotEmpty()
        .allMatch(pattern -> pattern.sessions() == found.get(pattern.pattern()))
        .allMatch(pattern -> pattern.planted() <= pattern.sessions())
        .allMatch(pattern -> pattern.planted() > 5);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static String paths(NaiveSession session) {
    return session.views().stream()
        .map(LoggedEvent::path)
        .collect(Collectors.joining(" > ", " > ", " > "));
  }
}
