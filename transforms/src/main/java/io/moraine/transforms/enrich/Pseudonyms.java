package io.moraine.transforms.enrich;

/**
 * The devices of a log that names none: a keyed hash of address and user agent, remembered for
 * those seen lately. Not safe for use by several threads.
 */
public final class Pseudonyms {
  private static final int REMEMBERED = 1 << 15;

  private final Recent<String, String> devices;

  /** Pseudonyms by that hash. */
  public Pseudonyms(KeyedHash hash) {
    this.devices = new Recent<>(REMEMBERED, hash::of);
  }

  /** The device behind an address and a user agent, which may be null. */
  public String of(String address, String userAgent) {
    return devices.get(userAgent == null ? address : address + '\n' + userAgent);
  }
}
