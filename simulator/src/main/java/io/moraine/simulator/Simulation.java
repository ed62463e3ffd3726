package io.moraine.simulator;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A shop that never was, whose logs come with the truth.
 *
 * <p>Households live one after another, each by a chance of its own, and leave lines by the day on
 * which they are received. Some households at a time (a <em>scene</em>) are one thread's work; when
 * scenes hold enough lines, every day's lines so far are sorted by the time of receipt and become a
 * part of that day. Memory is bounded by that, and the outcome depends neither on the number of
 * threads nor on the machine.
 */
public final class Simulation {
  /** So many visitors tell how many are needed for a number of events. */
  private static final int PILOT_VISITORS = 4000;

  private final Shop shop;
  private final Population population;
  private final int threads;

  private Simulation(SimulationSettings settings, int threads) {
    this.shop = new Shop(settings);
    this.population = new Population(settings);
    this.threads = threads;
  }

  public static Simulation of(SimulationSettings settings) {
    int threads = Math.min(4, Runtime.getRuntime().availableProcessors());
    return new Simulation(withEnoughVisitors(settings), threads);
  }

  /** On that many threads; the outcome is the same. */
  public Simulation onThreads(int newThreads) {
    return new Simulation(shop.settings(), newThreads);
  }

  /** How many devices will come. */
  public long visitors() {
    return shop.settings().visitors();
  }

  /**
   * Writes the logs below {@code events} and the truth as {@code truth.json} and below {@code
   * truth}. The file {@code truth.json} comes last: where it is, the simulation is whole.
   *
   * @param out a folder without events
   * @param progress told now and then, by the thread that calls this
   * @throws MoraineException where the folder holds events already, or cannot be written to
   */
  public SimulationReport write(Path out, Consumer<SimulationProgress> progress) {
    refuseTaken(out);
    try (Crew crew = new Crew(threads);
        TruthFolder folder = new TruthFolder(out)) {
      return new SimulationRun(shop, population, out, crew, folder, progress).write();
    } catch (IOException e) {
      throw new MoraineException(
          SimulatorError.FILE_FAILED,
          "Writing the simulation to " + out + " failed: " + e.getMessage() + ".",
          e);
    }
  }

  private static void refuseTaken(Path out) {
    Path events = SimulationRun.eventsFolder(out);
    if (!Files.isDirectory(events)) {
      return;
    }
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(events)) {
      if (inside.iterator().hasNext()) {
        throw new MoraineException(
            SimulatorError.FOLDER_TAKEN,
            events + " holds events already: choose another folder, or remove it first.");
      }
    } catch (IOException e) {
      throw new MoraineException(
          SimulatorError.FILE_FAILED, "Looking into " + events + " failed.", e);
    }
  }

  private static SimulationSettings withEnoughVisitors(SimulationSettings settings) {
    if (settings.events().isEmpty()) {
      return settings;
    }
    SimulationSettings pilot = settings.withVisitors(PILOT_VISITORS);
    Population few = new Population(pilot);
    Scene scene = new Scene(new Shop(pilot));
    scene.live(few, 0, few.households());
    double eventsOfOne = (double) scene.books().eventsByType().total() / PILOT_VISITORS;
    double visitors = Math.ceil(settings.events().getAsLong() / eventsOfOne);
    if (visitors > Integer.MAX_VALUE) {
      throw new MoraineException(
          SimulatorError.IMPOSSIBLE_SETTING,
          "So many events need more visitors than can be simulated: ask for fewer events.");
    }
    return settings.withVisitors((int) visitors);
  }
}
