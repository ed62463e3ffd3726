package io.moraine.pipelines.facts;

import io.moraine.transforms.facts.FactSettings;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.openhft.hashing.LongHashFunction;

/** Definitions as one short text, equal where facts built by them are equal. */
final class Definitions {
  /** Raised by hand whenever the same settings give other rows than before. */
  private static final int VERSION = 1;

  private Definitions() {}

  static String fingerprint(FactSettings settings) {
    byte[] text = (VERSION + " " + settings).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().toHexDigits(LongHashFunction.xx3().hashBytes(text));
  }
}
