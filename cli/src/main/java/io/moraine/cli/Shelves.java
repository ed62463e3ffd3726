package io.moraine.cli;

import io.moraine.cli.config.Configuration;
import io.moraine.cli.config.Keys;
import io.moraine.schemas.MoraineException;
import io.moraine.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the warehouse that the settings name. */
public final class Shelves {
  private static final String CATALOG = "catalog.db";

  private Shelves() {}

  /** The warehouse, made if it is not there: for a command that brings something. */
  static Warehouse openOrMake(Configuration settings) {
    return Warehouse.open(RoomSettings.warehouse(settings));
  }

  /**
   * The warehouse, for a command that looks at one: it would be no help to be shown an empty
   * warehouse instead of the mistake in its name.
   *
   * @throws MoraineException if the folder has none
   */
  public static Warehouse open(Configuration settings) {
    if (!isThere(settings)) {
      throw new MoraineException(
          CliError.NO_WAREHOUSE,
          "There is no warehouse in %s (%s). Name its folder with --warehouse, or make one with"
                  .formatted(
                      settings.value(Keys.WAREHOUSE_LOCATION),
                      settings.origin(Keys.WAREHOUSE_LOCATION))
              + " ingest.");
    }
    return openOrMake(settings);
  }

  /** Whether there is a warehouse; one whose catalog is elsewhere is taken for being there. */
  public static boolean isThere(Configuration settings) {
    Path folder = settings.value(Keys.WAREHOUSE_LOCATION);
    return !settings.catalogProperties().isEmpty() || Files.exists(folder.resolve(CATALOG));
  }
}
