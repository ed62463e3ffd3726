package io.moraine.pipelines.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.pipelines.TestWarehouse;
import io.moraine.schemas.Cart;
import io.moraine.transforms.facts.CartRules;
import io.moraine.transforms.facts.FactSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataEndTest {
  private static final String EVENT =
      "{\"event_id\":\"%1$s\",\"event_time\":\"2026-03-25T%2$sZ\",\"event_type\":\"%3$s\","
          + "\"device_id\":\"%1$s\",\"page_url\":\"https://shop.example/\","
          + "\"items\":[{\"product_id\":\"p\",\"quantity\":1}]}";

  @TempDir private Path folder;

  /**
   * Of each bucket there is one file, in which the latest events are not those of the last rows.
   */
  @Test
  void theEndOfTheDataIsTheLatestEventWhoeverItIsOf() {
    FactSettings anHour =
        FactSettings.defaults().withCarts(new CartRules(Duration.ofHours(1), Duration.ofDays(30)));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      lines.add(EVENT.formatted("a" + i, "23:00:00", "page_view"));
      lines.add(EVENT.formatted("z" + i, "00:10:00", "add_to_cart"));
    }
    try (TestWarehouse warehouse = TestWarehouse.in(folder)) {
      warehouse.ingest(warehouse.file("a.jsonl", lines));
      warehouse.build(new BuildRequest(Optional.empty(), Optional.empty(), anHour));

      assertThat(warehouse.rows(Cart.TABLE, Cart.class))
          .hasSize(20)
          .extracting(Cart::state)
          .containsOnly("abandoned");
    }
  }
}
