package io.moraine.pipelines;

import io.moraine.warehouse.Warehouse;
import org.apache.beam.sdk.transforms.DoFn;

/**
 * A step of a pipeline whose workers each have the run's warehouse open. One that has more to open
 * overrides {@link #open}, as a {@code @Setup} again, and calls it first.
 */
public abstract class WarehouseFn<I, O> extends DoFn<I, O> {
  private static final long serialVersionUID = 1L;

  private final RunContext run;
  private transient Warehouse warehouse;

  protected WarehouseFn(RunContext run) {
    this.run = run;
  }

  @Setup
  public void open() {
    warehouse = Warehouse.open(run.warehouse());
  }

  @Teardown
  public final void close() {
    if (warehouse != null) {
      warehouse.close();
    }
  }

  /** The run that the step is of. */
  protected final RunContext run() {
    return run;
  }

  /** The run's warehouse, open from set-up to teardown. */
  protected final Warehouse warehouse() {
    return warehouse;
  }
}
