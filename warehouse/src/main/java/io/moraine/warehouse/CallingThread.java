package io.moraine.warehouse;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does what it is given at once, in the thread that gives it.
 *
 * <p>Iceberg waits for its own pool by naps of 10 ms, some four of them a commit, where the work of
 * all is done in two.
 */
final class CallingThread extends AbstractExecutorService {
  private volatile boolean shutDown;

  @Override
  public void execute(Runnable work) {
    work.run();
  }

  @Override
  public void shutdown() {
    shutDown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutDown = true;
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shutDown;
  }

  @Override
  public boolean isTerminated() {
    return shutDown;
  }

  @Override
  public boolean awaitTermination(long count, TimeUnit unit) {
    return shutDown;
  }
}
