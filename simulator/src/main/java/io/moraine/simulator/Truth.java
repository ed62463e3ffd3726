package io.moraine.simulator;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What really happened in a simulation, in sums: the file {@code truth.json}. The long lists are
 * {@link TruthTable}s beside it.
 *
 * <p>Nothing of it was found by looking at the logs. Whoever made a visit noted it; the definitions
 * in the architecture's page, with their defaults, lead from the logs to exactly this.
 *
 * @param begins the first moment of the first day
 * @param lastMoment the time of the latest event: the end of the data
 * @param money one entry a currency
 * @param eventsByType accepted events
 * @param sessionsByEngagement by the clause that made them engaged, or {@code bounce}
 * @param visitorsByKind {@code person}, or the kind of bot
 * @param featureUses by {@code feature/outcome}
 */
public record Truth(
    long version,
    TruthSettings settings,
    Instant begins,
    Instant lastMoment,
    TotalsTruth totals,
    List<MoneyTruth> money,
    Map<String, Long> eventsByType,
    Map<String, Long> sessionsByChannel,
    Map<String, Long> sessionsByEngagement,
    Map<String, Long> cartsByState,
    Map<String, Long> visitorsByKind,
    Map<String, Long> featureUses,
    Map<String, Long> duplicatesByKind,
    Map<String, Long> rejectsByReason,
    List<CampaignTruth> campaigns,
    List<VariantTruth> experiments,
    List<PatternTruth> patterns) {

  /** The version of the format, which changes when the meaning of a field does. */
  static final long VERSION = 1;

  private static final RecordJson<Truth> JSON = new RecordJson<>(Truth.class);

  /** The file with the truth below the folder that a simulation was written to. */
  public static Path file(Path out) {
    return out.resolve("truth.json");
  }

  /** The truth of the simulation that was written to a folder. */
  public static Truth read(Path out) {
    if (!Files.isRegularFile(file(out))) {
      throw new MoraineException(
          SimulatorError.NO_TRUTH,
          "There is no " + file(out) + ": write a simulation to that folder first.");
    }
    Truth truth;
    try {
      truth = JSON.read(file(out));
    } catch (IOException e) {
      throw new MoraineException(
          SimulatorError.FILE_FAILED, "Reading " + file(out) + " failed.", e);
    }
    if (truth.version() != VERSION) {
      throw new MoraineException(
          SimulatorError.NO_TRUTH,
          file(out)
              + " is of version "
              + truth.version()
              + ", but this is version "
              + VERSION
              + " of the simulator: write the simulation again.");
    }
    return truth;
  }

  /** The rows of one of the long lists; to be closed. */
  public static <R extends Record> Stream<R> rows(TruthTable<R> table, Path out) {
    return table.read(out);
  }

  void write(Path out) throws IOException {
    JSON.write(this, file(out));
  }
}
