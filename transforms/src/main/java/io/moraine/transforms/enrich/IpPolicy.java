package io.moraine.transforms.enrich;

/** What is kept of an address. The whole address is never kept. */
public enum IpPolicy {
  /** The network: the first 24 bits of an IPv4 address, the first 48 of an IPv6 one. */
  TRUNCATE,
  /** A keyed hash: the same address is recognised, but not where it is. */
  HASH,
  /** Nothing. */
  DROP
}
