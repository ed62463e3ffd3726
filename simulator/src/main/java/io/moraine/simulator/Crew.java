package io.moraine.simulator;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that share work; results come in the order of the tasks, whoever was first. */
final class Crew implements AutoCloseable {
  private final ExecutorService threads;

  Crew(int size) {
    threads = Executors.newFixedThreadPool(size);
  }

  /**
   * Does every task, and gives their results in the tasks' order.
   *
   * @throws MoraineException where a task failed, or the thread that calls this was interrupted
   */
  <T> List<T> doAll(List<Callable<T>> tasks) {
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MoraineException(SimulatorError.STOPPED, "The simulation was stopped.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new MoraineException(
            SimulatorError.FILE_FAILED,
            "Writing the simulation failed: " + cause.getMessage() + ".",
            cause);
      }
      throw new IllegalStateException("The simulation failed.", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
