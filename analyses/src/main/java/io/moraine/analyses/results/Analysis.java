package io.moraine.analyses.results;

import io.moraine.schemas.TableDefinition;
import java.util.List;
import java.util.Optional;

/** One module of the answers: which results tables it fills, and how. */
public interface Analysis {
  /** The module's name, such as {@code traffic}. */
  String name();

  /** What it answers, in a sentence that ends with a question mark. */
  String question();

  /** The tables that it fills, and nobody else does. */
  List<TableDefinition> tables();

  /** What its tables have to agree with. */
  List<Balance> balances();

  /**
   * A survey that has seen nothing yet, for an analysis that has to know all steps before it looks
   * at any: {@link ResultFold#surveyed} then gets what it learnt. Empty where one walk is enough.
   */
  default Optional<StepSurvey<?>> survey(ResultSettings settings) {
    return Optional.empty();
  }

  /**
   * What people look at first in its tables; in a table that is not named here, the first column
   * that counts or sums something.
   */
  default List<Highlight> highlights() {
    return List.of();
  }

  /** A fold that has seen nothing yet. */
  ResultFold<?> fold(ResultSettings settings, DataSpan span);
}
