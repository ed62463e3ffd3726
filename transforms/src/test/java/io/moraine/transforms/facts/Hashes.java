package io.moraine.transforms.facts;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Ids as the tables promise them: stable for ever, so written down a second time. */
final class Hashes {
  private Hashes() {}

  static String of(Object... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Object part : parts) {
        if (part == null) {
          out.writeLong(-1);
        } else if (part instanceof String text) {
          byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
          out.writeLong(utf8.length);
          out.write(utf8);
        } else if (part instanceof Instant instant) {
          out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
        } else {
          out.writeLong(((Number) part).longValue());
        }
      }
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return HexFormat.of().formatHex(hash).substring(0, 32);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
