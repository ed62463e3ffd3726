package io.moraine.transforms.enrich;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What {@link Recent} is, for texts that are at hand as UTF-8 bytes: one that is known becomes no
 * String. Not safe for use by several threads.
 */
final class RecentTexts<V> {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int generation;
  private final Function<String, V> source;
  private Generation<V> young = new Generation<>();
  private Generation<V> old = new Generation<>();
  // The text asked for last: lines that follow each other often have the same.
  private byte[] lastText;
  private V last;

  /** Keeps at most {@code capacity} results of that function, which must not return null. */
  RecentTexts(int capacity, Function<String, V> source) {
    this.generation = Math.max(1, capacity / 2);
    this.source = source;
  }

  /** The result for the text {@code bytes[from, to)}. */
  V get(byte[] bytes, int from, int to) {
    if (lastText == null || !Arrays.equals(lastText, 0, lastText.length, bytes, from, to)) {
      find(bytes, from, to);
    }
    return last;
  }

  private void find(byte[] bytes, int from, int to) {
    int hash = hash(bytes, from, to);
    int slot = young.slot(hash, bytes, from, to);
    if (young.texts[slot] != null) {
      lastText = young.texts[slot];
      last = young.results[slot];
      return;
    }
    slot = old.slot(hash, bytes, from, to);
    if (old.texts[slot] != null) {
      lastText = old.texts[slot];
      last = old.results[slot];
    } else {
      byte[] text = Arrays.copyOfRange(bytes, from, to);
      last = source.apply(new String(text, StandardCharsets.UTF_8));
      lastText = text;
    }
    if (young.size >= generation) {
      old = young;
      young = new Generation<>();
    }
    young.add(hash, lastText, last);
  }

  private static int hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      hash = mixed(hash ^ (long) WORD.get(bytes, at));
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = rest << Byte.SIZE | (bytes[at] & 0xFF);
    }
    return (int) (mixed(hash ^ rest) >>> Integer.SIZE);
  }

  private static long mixed(long hash) {
    long product = hash * 0x9E3779B97F4A7C15L;
    return product ^ product >>> 29;
  }

  /** Texts with their results in slots by hash, at most half of them taken. */
  private static final class Generation<V> {
    private static final int FIRST_SLOTS = 64;

    private int[] hashes = new int[FIRST_SLOTS];
    private byte[][] texts = new byte[FIRST_SLOTS][];
    private V[] results = results(FIRST_SLOTS);
    private int size;

    /** The slot of a text; an empty one where it is not there. */
    int slot(int hash, byte[] bytes, int from, int to) {
      int slot = hash & texts.length - 1;
      while (texts[slot] != null
          && (hashes[slot] != hash
              || !Arrays.equals(texts[slot], 0, texts[slot].length, bytes, from, to))) {
        slot = slot + 1 & texts.length - 1;
      }
      return slot;
    }

    /** Adds a text that is not there. */
    void add(int hash, byte[] text, V result) {
      if (2 * ++size > texts.length) {
        grow();
      }
      put(hash, text, result);
    }

    private void put(int hash, byte[] text, V result) {
      int slot = slot(hash, text, 0, text.length);
      hashes[slot] = hash;
      texts[slot] = text;
      results[slot] = result;
    }

    private void grow() {
      int[] oldHashes = hashes;
      byte[][] oldTexts = texts;
      V[] oldResults = results;
      hashes = new int[2 * oldTexts.length];
      texts = new byte[2 * oldTexts.length][];
      results = results(2 * oldTexts.length);
      for (int slot = 0; slot < oldTexts.length; slot++) {
        if (oldTexts[slot] != null) {
          put(oldHashes[slot], oldTexts[slot], oldResults[slot]);
        }
      }
    }

    @SuppressWarnings("unchecked")
    private static <V> V[] results(int length) {
      return (V[]) new Object[length];
    }
  }
}
