package io.moraine.pipelines;

import io.moraine.blocks.FolderScratch;
import io.moraine.warehouse.WarehouseSettings;
import java.io.Serializable;

/**
 * What every worker of a run knows.
 *
 * @param runId the run; part of the name of every data file that it writes
 * @param warehouse where the tables are
 * @param scratch where run files lie until the run ends
 * @param buckets into how many buckets visitors and persons are cut
 */
public record RunContext(
    String runId, WarehouseSettings warehouse, FolderScratch scratch, int buckets)
    implements Serializable {}
