package io.moraine.cli.progress;

import io.moraine.pipelines.Progress;
import io.moraine.simulator.SimulationProgress;
import java.util.function.Consumer;

/** Tells the progress of a simulation as a stage. */
public final class SimulationStage implements Consumer<SimulationProgress> {
  private final Progress progress;

  public SimulationStage(Progress progress) {
    this.progress = progress;
    progress.stage("Simulate");
  }

  @Override
  public void accept(SimulationProgress simulation) {
    progress.advance(simulation.households(), simulation.ofHouseholds(), "households");
  }

  public void done() {
    progress.done();
  }
}
