package io.moraine.blocks;

/**
 * For each text of a dictionary its place among all of them in byte order.
 *
 * <p>Texts are sorted by what follows the bytes that all have in common, seven bytes at a time;
 * those that agree in these are sorted among themselves in the same way.
 */
final class TextRanks {
  private static final int STEP = 7;

  private final Utf8Dictionary dictionary;
  private final RadixSort radix = new RadixSort();
  private final int[] order;
  private final long[] keys;
  // The places in `order` whose text is that of the place before.
  private final long[] repeats;

  private TextRanks(Utf8Dictionary dictionary) {
    this.dictionary = dictionary;
    this.order = new int[dictionary.size()];
    this.keys = new long[dictionary.size()];
    this.repeats = new long[Bits.words(dictionary.size())];
  }

  static int[] of(Utf8Dictionary dictionary) {
    TextRanks ranks = new TextRanks(dictionary);
    for (int id = 0; id < ranks.order.length; id++) {
      ranks.order[id] = id;
    }
    ranks.sort(0, ranks.order.length, 0);
    int[] ranked = new int[ranks.order.length];
    int rank = -1;
    for (int place = 0; place < ranked.length; place++) {
      if (!Bits.get(ranks.repeats, place)) {
        rank = place;
      }
      ranked[ranks.order[place]] = rank;
    }
    return ranked;
  }

  // Sorts texts that have their first bytes in common. Each step goes seven bytes deeper, because
  // equal keys mean seven equal bytes; two texts that end within the key have equal keys only if
  // they are equal.
  private void sort(int from, int to, int common) {
    if (to - from < 2) {
      return;
    }
    int skipped = commonLength(from, to, common);
    for (int i = from; i < to; i++) {
      keys[order[i]] = key(order[i], skipped);
    }
    radix.sort(order, from, to, keys);
    int start = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || keys[order[i]] != keys[order[start]]) {
        sortAlike(start, i, skipped);
        start = i;
      }
    }
  }

  // Texts whose keys after so many bytes are equal.
  private void sortAlike(int from, int to, int skipped) {
    if (dictionary.length(order[from]) - skipped > STEP) {
      sort(from, to, skipped + STEP);
      return;
    }
    for (int i = from + 1; i < to; i++) {
      repeats[i >>> 6] |= 1L << i;
    }
  }

  private int commonLength(int from, int to, int atLeast) {
    int first = order[from];
    int common = dictionary.length(first);
    for (int i = from + 1; i < to && common > atLeast; i++) {
      common = Math.min(common, dictionary.commonLength(first, order[i]));
    }
    return common;
  }

  // Seven bytes after the skipped ones, then how many bytes are left, so that a text comes before
  // those that it is the beginning of.
  private long key(int id, int skipped) {
    int left = dictionary.length(id) - skipped;
    return (dictionary.prefix(id, skipped) & ~0xFFL) | Math.min(left, STEP + 1);
  }
}
