package io.moraine.benchmarks;

import io.moraine.schemas.MoraineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The same job done by us, by the peers and by parsing alone, one after the other and again as
 * often as asked. A peer's answers are held against ours in every run; no time leaves here before
 * all were the same.
 */
final class Tournament {
  private final Bout bout;
  private final List<String> peers;
  private final long heldBytes;
  private final String sparkHeap;
  private final Consumer<String> progress;
  private long ourPeakBytes;

  /**
   * @param peers labels of the engines beside ours
   * @param heldBytes the memory to which a held peer is held; 0 for our own peak in the same run,
   *     or as little more as it can do with
   * @param sparkHeap the memory of Spark's driver, as in {@code -Xmx}
   * @param progress is told what is going on
   */
  Tournament(
      Bout bout, List<String> peers, long heldBytes, String sparkHeap, Consumer<String> progress) {
    this.bout = bout;
    this.peers = List.copyOf(peers);
    this.heldBytes = heldBytes;
    this.sparkHeap = sparkHeap;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param soFar is told after each run, in which all answers were the same, what was measured up
   *     to then
   * @throws MoraineException if an engine fails, or its answers are not ours
   */
  List<Measurement> run(int runs, Consumer<List<Measurement>> soFar) {
    Engine ours = new MoraineEngine(bout);
    List<Engine> others = new ArrayList<>();
    peers.forEach(label -> others.add(peer(label)));
    ParseOnlyEngine parseOnly = new ParseOnlyEngine(bout);

    // The launcher builds what is older than its sources; that is nobody's time.
    progress.accept("build Moraine, where it is needed");
    new MeasuredProcess(bout.project().moraine("--version"), Map.of(), bout.log("version")).run();
    progress.accept("simulate " + bout.logs().events() + " events");
    bout.logs().write(bout.project(), bout.log("simulate"));
    List<Engine> all = new ArrayList<>(List.of(ours));
    all.addAll(others);
    if (bout.job() == Job.NIGHTLY) {
      all.add(parseOnly);
    }
    for (Engine engine : all) {
      progress.accept(engine.label() + ": prepare");
      engine.prepare();
    }

    List<Measurement> measurements = List.of();
    Map<Engine, List<Usage>> usages = new LinkedHashMap<>();
    Map<Engine, List<Long>> stored = new LinkedHashMap<>();
    for (int run = 1; run <= runs; run++) {
      for (Engine engine : all) {
        progress.accept(
            "%s: %s, run %s of %s".formatted(engine.label(), bout.job().label(), run, runs));
        settle();
        bout.project().programs().forEach(Folders::warm);
        Folders.warm(engine.input());
        Usage usage = engine.run();
        usages.computeIfAbsent(engine, e -> new ArrayList<>()).add(usage);
        stored.computeIfAbsent(engine, e -> new ArrayList<>()).add(Folders.bytes(engine.made()));
        if (engine == ours) {
          ourPeakBytes = usage.peakBytes();
        } else if (others.contains(engine)) {
          compare(ours, engine);
        }
      }
      measurements =
          all.stream()
              .map(engine -> Measurement.of(engine.label(), usages.get(engine), stored.get(engine)))
              .toList();
      soFar.accept(measurements);
    }
    return measurements;
  }

  /** What was written before, by whomever, goes to the disk in nobody's time. */
  private void settle() {
    new MeasuredProcess(List.of("sync"), Map.of(), bout.log("sync")).run();
  }

  private Engine peer(String label) {
    return switch (label) {
      case DuckDbEngine.LABEL -> DuckDbEngine.free(bout);
      case DuckDbEngine.HELD_LABEL ->
          DuckDbEngine.held(
              bout, () -> heldBytes == 0 ? ourPeakBytes : heldBytes, heldBytes == 0, progress);
      case SparkEngine.LABEL -> new SparkEngine(bout, sparkHeap);
      default ->
          throw new MoraineException(
              BenchError.USAGE,
              "There is no peer '%s'. There are %s, %s and %s."
                  .formatted(
                      label, DuckDbEngine.LABEL, DuckDbEngine.HELD_LABEL, SparkEngine.LABEL));
    };
  }

  private void compare(Engine ours, Engine peer) {
    progress.accept(peer.label() + ": compare its answers with ours");
    Path temp = Folders.emptied(bout.dir().resolve("comparison"));
    try (Answers answers = Answers.of(ours.made(), temp)) {
      answers.requireEqual(peer.label(), peer.made(), bout.job().outputs());
    }
    Folders.delete(temp);
  }
}
