package io.moraine.transforms.enrich;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pseudonyms: the same text gives the same 32 hexadecimal digits, and without the key nobody finds
 * the text by trying all. HMAC-SHA256, the first 128 bits. Not safe for use by several threads.
 */
public final class KeyedHash {
  private static final char[] HEX = "0123456789abcdef".toCharArray();
  private static final int BYTES = 16;

  private final Mac mac;

  private KeyedHash(Mac mac) {
    this.mac = mac;
  }

  /** The hash with that key, which must not be empty. */
  public static KeyedHash withKey(String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      return new KeyedHash(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA256.", e);
    }
  }

  /** The pseudonym of a text: 32 hexadecimal digits. */
  public String of(String text) {
    byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    char[] hex = new char[2 * BYTES];
    for (int i = 0; i < BYTES; i++) {
      hex[2 * i] = HEX[hash[i] >> 4 & 0xF];
      hex[2 * i + 1] = HEX[hash[i] & 0xF];
    }
    return new String(hex);
  }
}
