package io.moraine.pipelines.results;

import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.ReadMemory;
import java.util.HashMap;
import java.util.Map;

/** The arrays that a worker reads tables with, kept from bucket to bucket. It is for one thread. */
final class TableMemory {
  private final Map<String, ReadMemory> tables = new HashMap<>();

  /** For the files of that table. */
  ReadMemory of(TableDefinition table) {
    return tables.computeIfAbsent(table.name(), first -> new ReadMemory());
  }
}
