package io.moraine.pipelines;

import io.moraine.blocks.FolderScratch;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import io.moraine.warehouse.Warehouse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The one run that writes to a warehouse at a time. The lock is the operating system's, so that it
 * goes with the process however that ends; what a run that was killed left behind is removed when
 * the next one begins.
 */
public final class WarehouseRun implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final RunContext context;
  private final FileChannel lockChannel;
  private final FileLock lock;

  private WarehouseRun(RunContext context, FileChannel lockChannel, FileLock lock) {
    this.context = context;
    this.lockChannel = lockChannel;
    this.lock = lock;
  }

  /**
   * Begins a run.
   *
   * @param kind what it does, the first part of its id
   * @throws MoraineException if another run is writing to this warehouse
   */
  public static WarehouseRun begin(Warehouse warehouse, String kind) {
    Path root = Path.of(warehouse.settings().scratch());
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new MoraineException(
            PipelineError.ANOTHER_RUN,
            "Another run is writing to the warehouse of " + root + "; wait for its end.");
      }
      removeLeftovers(warehouse, root);
      String runId =
          kind
              + "-"
              + STAMP.format(Instant.now())
              + "-"
              + UUID.randomUUID().toString().substring(0, 8);
      FolderScratch scratch = new FolderScratch(root.resolve(runId));
      return new WarehouseRun(
          new RunContext(runId, warehouse.settings(), scratch, warehouse.buckets()), channel, lock);
    } catch (IOException e) {
      throw new MoraineException(
          PipelineError.SCRATCH_FAILED,
          "The scratch folder " + root + " cannot be used: " + e + ".",
          e);
    }
  }

  public RunContext context() {
    return context;
  }

  /** Ends the run: its scratch goes, and the next run may begin. */
  @Override
  public void close() {
    try (lockChannel;
        lock) {
      context.scratch().deleteAll();
    } catch (IOException e) {
      throw new MoraineException(
          PipelineError.SCRATCH_FAILED,
          "The scratch of run " + context.runId() + " cannot be removed: " + e + ".",
          e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
      return null;
    }
  }

  // We hold the lock, so that every other run's folder is that of one that was killed.
  private static void removeLeftovers(Warehouse warehouse, Path root) throws IOException {
    List<Path> left;
    try (Stream<Path> folders = Files.list(root)) {
      left = folders.filter(Files::isDirectory).toList();
    }
    for (Path folder : left) {
      for (TableDefinition table : Tables.ALL) {
        warehouse.table(table).deleteUncommitted(folder.getFileName().toString());
      }
      new FolderScratch(folder).deleteAll();
    }
  }
}
