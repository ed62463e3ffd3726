package io.moraine.blocks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Distinct texts as UTF-8 bytes, each with a dense id from 0 in order of first appearance.
 *
 * <p>Grows only. Reading is safe from several threads once no one adds; decoding to {@link String}
 * is cached per id, so that a column with few values costs few strings.
 */
public final class Utf8Dictionary {
  private static final int NONE = -1;

  private byte[] bytes = new byte[256];
  private int[] starts = new int[17];
  private int size;
  private int[] slots = filled(32);
  private int[] hashes = new int[16];
  private String[] decoded = new String[16];

  private static int[] filled(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }

  public int size() {
    return size;
  }

  /** Bytes of all texts together. */
  public int byteCount() {
    return starts[size];
  }

  /** The id of a text, added where it is new. */
  public int add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return add(utf8, 0, utf8.length);
  }

  /** The id of the text in {@code source[from, from + length)}, added where it is new. */
  public int add(byte[] source, int from, int length) {
    int hash = hash(source, from, length);
    int slot = hash & (slots.length - 1);
    while (slots[slot] != NONE) {
      int id = slots[slot];
      if (hashes[id] == hash && equalsAt(id, source, from, length)) {
        return id;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    int id = append(hash, source, from, length);
    slots[slot] = id;
    if (size * 2 > slots.length) {
      rehash();
    }
    return id;
  }

  /** Adds the text with that id of another dictionary. */
  public int addFrom(Utf8Dictionary other, int id) {
    return add(other.bytes, other.starts[id], other.starts[id + 1] - other.starts[id]);
  }

  public int length(int id) {
    return starts[id + 1] - starts[id];
  }

  /** Where the text's bytes start in {@link #buffer()}. */
  public int start(int id) {
    return starts[id];
  }

  /** The array that holds all texts; not to be written to. */
  public byte[] buffer() {
    return bytes;
  }

  public String text(int id) {
    String text = decoded[id];
    if (text == null) {
      text = new String(bytes, starts[id], length(id), StandardCharsets.UTF_8);
      decoded[id] = text;
    }
    return text;
  }

  /** Order of two texts by their bytes, unsigned: the order of their code points. */
  public int compare(int id, Utf8Dictionary other, int otherId) {
    return Arrays.compareUnsigned(
        bytes,
        starts[id],
        starts[id + 1],
        other.bytes,
        other.starts[otherId],
        other.starts[otherId + 1]);
  }

  /** For each id its place among all texts in byte order. */
  public int[] ranks() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, Integer::valueOf);
    Arrays.sort(order, (a, b) -> compare(a, this, b));
    int[] ranks = new int[size];
    for (int rank = 0; rank < size; rank++) {
      ranks[order[rank]] = rank;
    }
    return ranks;
  }

  private int append(int hash, byte[] source, int from, int length) {
    int end = Math.addExact(starts[size], length);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(end, bytes.length * 2L)));
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      decoded = Arrays.copyOf(decoded, size * 2);
      starts = Arrays.copyOf(starts, size * 2 + 1);
    }
    System.arraycopy(source, from, bytes, starts[size], length);
    hashes[size] = hash;
    starts[size + 1] = end;
    return size++;
  }

  private boolean equalsAt(int id, byte[] source, int from, int length) {
    return Arrays.equals(bytes, starts[id], starts[id + 1], source, from, from + length);
  }

  private void rehash() {
    slots = filled(slots.length * 2);
    for (int id = 0; id < size; id++) {
      int slot = hashes[id] & (slots.length - 1);
      while (slots[slot] != NONE) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = id;
    }
  }

  private static int hash(byte[] source, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + source[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
