package io.moraine.pipelines.ingest;

import io.moraine.pipelines.PipelineError;
import io.moraine.pipelines.Progress;
import io.moraine.pipelines.ingest.IngestReport.Outcome;
import io.moraine.schemas.IngestedFile;
import io.moraine.schemas.MoraineException;
import io.moraine.transforms.read.InputFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What is new among the files that were named? Every byte is looked at once, for the hash of each
 * file's content, before any line is read.
 */
final class Inventory {
  private final Map<String, IngestedFile> byContent = new HashMap<>();
  private final Map<String, IngestedFile> byUri = new HashMap<>();
  private final FormatChoice formats;

  Inventory(List<IngestedFile> known, FormatChoice formats) {
    for (IngestedFile file : known) {
      byContent.put(file.contentHash(), file);
      byUri.put(file.fileUri(), file);
    }
    this.formats = formats;
  }

  /**
   * Looks at the files; the result is in the order given.
   *
   * @param parallelism how many are hashed at a time, while one more comes from the disk
   */
  List<InputFile> take(List<Path> paths, int parallelism, Progress progress) {
    ExecutorService workers = Executors.newFixedThreadPool(parallelism + 1);
    try {
      List<Future<ContentScan>> scans = new ArrayList<>();
      for (Path path : paths) {
        scans.add(workers.submit(() -> ContentScan.of(path)));
      }
      List<InputFile> files = new ArrayList<>();
      for (int i = 0; i < paths.size(); i++) {
        files.add(assess(paths.get(i), scans.get(i).get()));
        progress.advance(i + 1L, paths.size(), "files");
      }
      return files;
    } catch (ExecutionException e) {
      throw new MoraineException(
          PipelineError.UNREADABLE_INPUT, "An input cannot be read: " + e.getCause() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MoraineException(PipelineError.RUN_FAILED, "The run was interrupted.", e);
    } finally {
      workers.shutdownNow();
    }
  }

  private InputFile assess(Path path, ContentScan scan) {
    String uri = path.toUri().toString();
    IngestedFile same = byContent.get(scan.contentHash());
    if (same != null) {
      return skipped(uri, scan, same);
    }
    IngestedFile before = byUri.get(uri);
    InputFile file;
    if (before == null) {
      file = found(path, uri, scan, scan.contentHash(), Outcome.ADDED, "");
    } else if (hasGrown(path, scan, before)) {
      String note = "grew from " + before.byteCount() + " to " + scan.bytes() + " bytes";
      file = found(path, uri, scan, before.fileId(), Outcome.GROWN, note);
    } else {
      String note = "has another content than when it was ingested; its earlier events stay";
      file = found(path, uri, scan, scan.contentHash(), Outcome.CHANGED, note);
    }
    // The same content again under another name of this very run is skipped as well.
    byContent.put(scan.contentHash(), IngestedFiles.unread(file));
    return file;
  }

  private static InputFile skipped(String uri, ContentScan scan, IngestedFile same) {
    String note =
        uri.equals(same.fileUri()) ? "ingested before" : "same content as " + same.fileUri();
    return new InputFile(same.fileId(), uri, null, scan, Outcome.SKIPPED, note, List.of());
  }

  private static boolean hasGrown(Path path, ContentScan scan, IngestedFile before) {
    if (scan.bytes() <= before.byteCount()) {
      return false;
    }
    try {
      return ContentScan.prefixHash(path, before.byteCount()).equals(before.contentHash());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private InputFile found(
      Path path, String uri, ContentScan scan, String fileId, Outcome outcome, String note) {
    try {
      FileStart start = FileStart.of(path);
      InputFormat format = formats.of(path, start.bytes());
      List<FileSplit> splits = splits(uri, scan, fileId, start, format);
      return new InputFile(fileId, uri, format, scan, outcome, note, splits);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static List<FileSplit> splits(
      String uri, ContentScan scan, String fileId, FileStart start, InputFormat format) {
    byte[] header = format.hasHeader() ? start.firstLine() : new byte[0];
    List<FileSplit> splits = new ArrayList<>();
    boolean whole = start.compression() != Compression.NONE || !format.isSplittable();
    List<ContentScan.Cut> cuts = whole ? scan.cuts().subList(0, 1) : scan.cuts();
    for (int i = 0; i < cuts.size(); i++) {
      long to = i + 1 < cuts.size() ? cuts.get(i + 1).offset() : scan.bytes();
      ContentScan.Cut cut = cuts.get(i);
      splits.add(
          new FileSplit(
              fileId, uri, format, start.compression(), cut.offset(), to, cut.line(), header));
    }
    return splits;
  }

  private static MoraineException unreadable(Path path, IOException e) {
    return new MoraineException(
        PipelineError.UNREADABLE_INPUT, path + " cannot be read: " + e.getMessage() + ".", e);
  }
}
