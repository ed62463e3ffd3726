package io.moraine.cli.doctor;

import io.moraine.cli.config.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Can the warehouse be written, and is there room on the disk? */
final class FolderCheck {
  private static final DataSize LITTLE = DataSize.parse("10GB");
  private static final DataSize TOO_LITTLE = DataSize.parse("512MB");
  private static final String FOLDER = "warehouse folder";
  private static final String DISK = "disk";

  private FolderCheck() {}

  static List<Finding> of(Path warehouse) {
    Path existing = warehouse.toAbsolutePath().normalize();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(folder(warehouse, existing));
    findings.add(disk(existing));
    return findings;
  }

  private static Finding folder(Path warehouse, Path existing) {
    if (!Files.isDirectory(existing)) {
      return Finding.fail(FOLDER, existing + " is a file. Name another folder with --warehouse.");
    }
    if (!Files.isWritable(existing)) {
      return Finding.fail(
          FOLDER,
          "You may not write to %s. Change its permissions, or name another folder with --warehouse."
              .formatted(existing));
    }
    return Files.exists(warehouse)
        ? Finding.ok(FOLDER, warehouse + " can be written.")
        : Finding.ok(FOLDER, warehouse + " is not there yet; the first ingest makes it.");
  }

  private static Finding disk(Path existing) {
    try {
      DataSize free = new DataSize(Files.getFileStore(existing).getUsableSpace());
      String sentence = "%s free for %s.".formatted(free.rounded(), existing);
      if (free.bytes() < TOO_LITTLE.bytes()) {
        return Finding.fail(DISK, "Only " + sentence + " Free some, or move the warehouse.");
      }
      return free.bytes() < LITTLE.bytes()
          ? Finding.warn(
              DISK, sentence + " A run needs about the size of its logs on top of the tables.")
          : Finding.ok(DISK, sentence);
    } catch (IOException unknown) {
      return Finding.warn(DISK, "The space left for %s cannot be read.".formatted(existing));
    }
  }
}
