package io.moraine.cli;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The random key of a warehouse under which addresses are hashed. Who has it can find out addresses
 * again; who loses it sees every device of an access log as a new one.
 */
final class DeviceHashKey {
  private static final String FILE = "device-hash-key";
  private static final int BYTES = 32;

  private DeviceHashKey() {}

  /** The key of the warehouse in that folder; made, for its owner's eyes only, if there is none. */
  static String of(Path warehouse) {
    Path file = warehouse.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(warehouse);
        make(file);
      }
      return Files.readString(file).strip();
    } catch (IOException failure) {
      throw new MoraineException(
          CliError.FILE,
          "The key %s cannot be read or made (%s). Mend its permissions, or set"
                  .formatted(file, failure)
              + " ingest.device-hash-key.",
          failure);
    }
  }

  /** Two processes may be here at once: the one that comes second takes the first one's key. */
  private static void make(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Path draft = Files.createTempFile(file.getParent(), FILE, ".draft");
    try {
      Files.writeString(draft, HexFormat.of().formatHex(random) + System.lineSeparator());
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException second) {
      // Which is the key then.
    } finally {
      Files.delete(draft);
    }
  }
}
