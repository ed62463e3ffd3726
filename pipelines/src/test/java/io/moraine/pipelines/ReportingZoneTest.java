package io.moraine.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.pipelines.facts.BuildRequest;
import io.moraine.schemas.Cart;
import io.moraine.schemas.Event;
import io.moraine.transforms.facts.CartRules;
import io.moraine.transforms.facts.FactSettings;
import io.moraine.warehouse.StoredFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reporting zone is another one than when earlier events came in. */
final class ReportingZoneTest {
  @TempDir private Path folder;

  /**
   * The later of two events lies two days before the other, in days of the zones farthest apart.
   */
  @Test
  void theLatestEventIsFoundInWhicheverDayItLies() {
    try (TestWarehouse warehouse = TestWarehouse.in(folder)) {
      Path first =
          warehouse.file(
              "first.jsonl",
              List.of(
                  """
                  {"event_id":"1","event_time":"2026-03-25T10:00:00Z","event_type":"add_to_cart",\
                  "device_id":"a","currency":"EUR",\
                  "items":[{"product_id":"p","quantity":1,"price":5}]}"""));
      Path second =
          warehouse.file(
              "second.jsonl",
              List.of(
                  """
                  {"event_id":"2","event_time":"2026-03-25T11:30:00Z","event_type":"page_view",\
                  "device_id":"a","page_url":"https://shop.example/"}"""));
      warehouse.ingest(ZoneId.of("UTC+14"), first);
      warehouse.ingest(ZoneId.of("UTC-12"), second);
      assertThat(warehouse.files(Event.TABLE).stream().map(StoredFile::slice))
          .extracting(slice -> slice.day().get().toString())
          .containsExactlyInAnyOrder("2026-03-26", "2026-03-24");

      CartRules hour = new CartRules(Duration.ofHours(1), Duration.ofDays(30));
      warehouse.build(
          new BuildRequest(
              Optional.empty(), Optional.empty(), FactSettings.defaults().withCarts(hour)));

      assertThat(warehouse.rows(Cart.TABLE, Cart.class))
          .extracting(Cart::state)
          .containsExactly("abandoned");
    }
  }
}
