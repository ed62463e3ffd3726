package io.moraine.cli;

import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import java.util.List;
import java.util.stream.Collectors;

/** The table that an argument names: facts.sessions, or sessions for short. */
final class NamedTable {
  private NamedTable() {}

  /**
   * The definition of that table.
   *
   * @throws MoraineException if there is none, with the name that was probably meant
   */
  static TableDefinition of(String name) {
    return Tables.ALL.stream()
        .filter(table -> table.name().equals(name) || table.simpleName().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static MoraineException unknown(String name) {
    List<String> names =
        Tables.ALL.stream().map(TableDefinition::name).collect(Collectors.toList());
    return new MoraineException(
        CliError.QUESTION,
        "There is no table %s.%s The tables are %s."
            .formatted(name, NearestName.question(name, names), String.join(", ", names)));
  }
}
