package io.moraine.transforms.facts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids made of what they stand for: the first 128 bits of the SHA-256 of the parts, as 32 hex
 * digits. The same parts in the same order give the same id on every machine and in every version;
 * no two lists of parts run together to the same bytes.
 */
final class StableId {
  private static final int BYTES = 16;
  private static final HexFormat HEX = HexFormat.of();

  private final MessageDigest digest;
  private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

  StableId() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** Adds a text, or that there is none. */
  StableId text(String part) {
    if (part == null) {
      return number(-1);
    }
    byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    digest.update(utf8);
    return this;
  }

  StableId number(long part) {
    digest.update(number.putLong(0, part).array());
    return this;
  }

  /** The id of the parts so far; the next one begins anew. */
  String hex() {
    return HEX.formatHex(digest.digest(), 0, BYTES);
  }
}
