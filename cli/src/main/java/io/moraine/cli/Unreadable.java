package io.moraine.cli;

import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import java.io.IOException;

/** The failure of reading what should be there. */
final class Unreadable {
  private Unreadable() {}

  static MoraineException table(TableDefinition table, IOException failure) {
    return new MoraineException(
        CliError.FILE,
        "Table %s cannot be read (%s). Look at its files with \"doctor\"."
            .formatted(table.name(), failure.getMessage()),
        failure);
  }
}
