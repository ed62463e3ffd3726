package io.moraine.pipelines.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.pipelines.TestWarehouse;
import io.moraine.simulator.CampaignTruth;
import io.moraine.simulator.Simulation;
import io.moraine.simulator.SimulationSettings;
import io.moraine.simulator.Truth;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What results say of campaigns and experiments, beside what was planted in a simulated shop. */
class PlantedTruthTest {
  @TempDir private static Path folder;
  private static TestWarehouse warehouse;
  private static TwinData data;
  private static Truth truth;

  @BeforeAll
  static void fill() throws IOException, SQLException {
    Path shop = folder.resolve("shop");
    Simulation.of(SimulationSettings.defaults().withDays(20).withVisitors(1200))
        .write(shop, progress -> {});
    truth = Truth.read(shop);
    warehouse = TestWarehouse.in(folder.resolve("warehouse"));
    warehouse.ingest(shop.resolve("events"));
    warehouse.build();
    data = TwinData.of(warehouse);
  }

  @AfterAll
  static void close() throws SQLException {
    data.close();
    warehouse.close();
  }

  @Test
  void campaignsCostWhatWasPaidForThem() throws SQLException {
    Map<String, String> paid = new TreeMap<>();
    for (CampaignTruth campaign : truth.campaigns()) {
      if (campaign.cost().signum() > 0) {
        paid.put(campaign.campaign(), plain(campaign.cost()));
      }
    }
    Map<String, String> told = new TreeMap<>();
    for (Map<String, Object> row :
        data.rows(
            "select value, cost from results.marketing_attribution where dimension = 'campaign'"
                + " and model = 'linear' and conversion_type = 'order' and cost is not null")) {
      told.put(row.get("value").toString(), plain((BigDecimal) row.get("cost")));
    }
    assertThat(paid).isNotEmpty();
    assertThat(told).isEqualTo(paid);
  }

  @Test
  void everyModelCreditsTheOrdersThatWerePlaced() throws SQLException {
    assertThat(
            data.rows(
                "select dimension, model, sum(conversions) as orders from"
                    + " results.marketing_attribution where conversion_type = 'order' group by all"))
        .hasSize(3 * 8)
        .allSatisfy(
            row ->
                assertThat((BigDecimal) row.get("orders"))
                    .isEqualByComparingTo(BigDecimal.valueOf(truth.totals().orders())));
  }

  /** Of every campaign, its sessions placed orders that the last touch knows of. */
  @Test
  void theLastTouchOfOrdersIsTheSessionThatPlacedThem() throws SQLException {
    Map<String, Long> placed = new TreeMap<>();
    for (CampaignTruth campaign : truth.campaigns()) {
      placed.put(campaign.campaign(), campaign.orders());
    }
    Map<String, Long> told = new TreeMap<>();
    for (Map<String, Object> row :
        data.rows(
            "select value, conversions from results.marketing_attribution where dimension ="
                + " 'campaign' and model = 'last_touch' and conversion_type = 'order' and value not"
                + " in ('(none)', '(unattributed)')")) {
      told.put(row.get("value").toString(), ((BigDecimal) row.get("conversions")).longValueExact());
    }
    placed.values().removeIf(orders -> orders == 0);
    told.values().removeIf(orders -> orders == 0);
    assertThat(placed).isNotEmpty();
    assertThat(told).isEqualTo(placed);
  }

  /** Devices are assigned, persons are told of: nobody who was exposed is missing. */
  @Test
  void everyoneWhoWasExposedIsSomewhere() throws SQLException {
    long exposed = truth.experiments().stream().mapToLong(variant -> variant.visitors()).sum();
    long told =
        ((Number)
                data.rows("select sum(new_units)::bigint as n from results.ab_test_exposures")
                    .get(0)
                    .get("n"))
            .longValue();
    assertThat(told).isBetween(exposed * 8 / 10, exposed);
    assertThat(data.rows("select distinct experiment from results.ab_test_results")).hasSize(3);
  }

  @Test
  void thePictureThatChangesNothingIsNotFoundToChangeAnything() throws SQLException {
    assertThat(
            data.rows(
                "select metric, verdict from results.ab_test_results where experiment ="
                    + " 'hero_picture' and not is_control"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("verdict")).isIn("too_early", "no_effect_found"));
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }
}
