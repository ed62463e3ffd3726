package io.moraine.cli.doctor;

import io.moraine.cli.Shelves;
import io.moraine.cli.config.Configuration;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import io.moraine.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does the catalog open, and are its tables those that Moraine knows? */
final class WarehouseCheck {
  private static final String CATALOG = "catalog";
  private static final String TABLES = "tables";

  private final List<Finding> findings = new ArrayList<>();
  private Optional<Instant> lastChange = Optional.empty();

  private WarehouseCheck() {}

  static WarehouseCheck of(Configuration settings) {
    WarehouseCheck check = new WarehouseCheck();
    if (!Shelves.isThere(settings)) {
      check.findings.add(Finding.ok(CATALOG, "There is no warehouse yet; ingest makes one."));
      return check;
    }
    try (Warehouse warehouse = Shelves.open(settings)) {
      check.findings.add(
          Finding.ok(
              CATALOG, "It opens; its tables have %s buckets.".formatted(warehouse.buckets())));
      check.tables(warehouse);
    } catch (MoraineException failure) {
      check.findings.add(Finding.fail(CATALOG, failure.getMessage()));
    }
    return check;
  }

  List<Finding> findings() {
    return findings;
  }

  /** When any table was changed last; empty where nobody knows. */
  Optional<Instant> lastChange() {
    return lastChange;
  }

  private void tables(Warehouse warehouse) {
    int whole = 0;
    for (TableDefinition table : Tables.ALL) {
      try {
        look(warehouse.table(table).snapshotTime());
        whole++;
      } catch (MoraineException failure) {
        findings.add(Finding.fail(TABLES, failure.getMessage()));
      }
    }
    findings.add(
        Finding.ok(
            TABLES, "%s of %s are as their definitions say.".formatted(whole, Tables.ALL.size())));
  }

  private void look(Optional<Instant> changed) {
    if (changed.isPresent() && !lastChange.filter(changed.get()::isBefore).isPresent()) {
      lastChange = changed;
    }
  }
}
