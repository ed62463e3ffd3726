package io.moraine.analyses.commerce;

import io.moraine.analyses.results.Mergeable;
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * In how many baskets each product is, and each pair of products.
 *
 * <p>Pairs are bounded: where more different ones come than fit, only those whose hash begins with
 * a further 0 bit are kept, again and again until they fit. Whether a pair is kept depends on its
 * products and on the number of all pairs alone, so that what is kept, and its counts, are the same
 * in whatever order baskets are seen and parts are merged; every kept pair was counted from its
 * first basket on (bottom-k sampling by hash: Cohen, Kaplan, Summarizing data using bottom-k
 * sketches, PODC 2007, with a threshold that is a power of 2).
 */
final class PairCounts implements Serializable, Mergeable<PairCounts> {
  /** As many pairs as take about 100 MB. */
  static final int MOST_PAIRS = 1 << 22;

  private static final long serialVersionUID = 1L;
  private static final int UNKNOWN = -1;

  private final int mostPairs;
  private final Object2IntOpenHashMap<String> places = new Object2IntOpenHashMap<>();
  private final List<String> products = new ArrayList<>();
  private final LongArrayList hashes = new LongArrayList();
  private final LongArrayList baskets = new LongArrayList();
  // By the places of both products, the lesser one in the upper half.
  private final Long2IntOpenHashMap pairs = new Long2IntOpenHashMap();
  private int zeroBits;
  private long allBaskets;
  private long basketsCut;
  private long productsLeftOut;

  /** A pair, its products in order of their ids, and in how many baskets both and each are. */
  record Pair(String productA, String productB, long both, long withA, long withB) {
    /** Most baskets first. */
    static final Comparator<Pair> RANK =
        Comparator.comparingLong(Pair::both)
            .reversed()
            .thenComparing(Pair::productA)
            .thenComparing(Pair::productB);
  }

  PairCounts(int mostPairs) {
    this.mostPairs = mostPairs;
    places.defaultReturnValue(UNKNOWN);
  }

  /** A basket into which products come one after the other, each once. */
  Basket basket(int productsAtMost) {
    return new Basket(productsAtMost);
  }

  /** The products seen together so far; made for one order or session and thrown away. */
  final class Basket {
    private final int most;
    private int[] held = new int[4];
    private int size;
    private boolean cut;

    private Basket(int most) {
      this.most = most;
    }

    /** Takes a product that it does not hold yet. */
    void add(String product) {
      if (size == most) {
        productsLeftOut++;
        basketsCut += cut ? 0 : 1;
        cut = true;
        return;
      }
      int place = placeOf(product);
      baskets.set(place, baskets.getLong(place) + 1);
      allBaskets += size == 0 ? 1 : 0;
      for (int i = 0; i < size; i++) {
        count(held[i], place, 1);
      }
      if (size == held.length) {
        held = Arrays.copyOf(held, 2 * size);
      }
      held[size] = place;
      size++;
    }
  }

  private int placeOf(String product) {
    int known = places.getInt(product);
    if (known != UNKNOWN) {
      return known;
    }
    int place = products.size();
    places.put(product, place);
    products.add(product);
    hashes.add(hash(product));
    baskets.add(0);
    return place;
  }

  private void count(int one, int other, int times) {
    if (isKept(one, other)) {
      pairs.addTo(((long) Math.min(one, other) << 32) | Math.max(one, other), times);
      while (pairs.size() > mostPairs) {
        keepHalf();
      }
    }
  }

  private boolean isKept(int one, int other) {
    return zeroBits == 0
        || mixed(hashes.getLong(one) + hashes.getLong(other)) >>> (Long.SIZE - zeroBits) == 0;
  }

  private void keepHalf() {
    zeroBits++;
    pairs.keySet().removeIf(pair -> !isKept((int) (pair >>> 32), (int) pair));
  }

  // FNV-1a over the characters, then well mixed: the same on every machine.
  private static long hash(String product) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < product.length(); i++) {
      hash = (hash ^ product.charAt(i)) * 0x100000001b3L;
    }
    return mixed(hash);
  }

  // The finalizer of MurmurHash3, where every bit depends on every other.
  private static long mixed(long bits) {
    long mixed = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  @Override
  public void merge(PairCounts other) {
    while (zeroBits < other.zeroBits) {
      keepHalf();
    }
    int[] ours = new int[other.products.size()];
    for (int place = 0; place < ours.length; place++) {
      ours[place] = placeOf(other.products.get(place));
      baskets.set(ours[place], baskets.getLong(ours[place]) + other.baskets.getLong(place));
    }
    for (Long2IntMap.Entry pair : other.pairs.long2IntEntrySet()) {
      long key = pair.getLongKey();
      count(ours[(int) (key >>> 32)], ours[(int) key], pair.getIntValue());
    }
    allBaskets += other.allBaskets;
    basketsCut += other.basketsCut;
    productsLeftOut += other.productsLeftOut;
  }

  /** Baskets with any product. */
  long baskets() {
    return allBaskets;
  }

  /** Baskets with more products than count. */
  long basketsCut() {
    return basketsCut;
  }

  /** How many products of these did not count. */
  long productsLeftOut() {
    return productsLeftOut;
  }

  /** How many different pairs were kept. */
  long pairs() {
    return pairs.size();
  }

  /** The share of all pairs that were kept. */
  double pairShare() {
    return StrictMath.scalb(1.0, -zeroBits);
  }

  /** The kept pairs with most baskets in common, in order. */
  List<Pair> top(int most) {
    PriorityQueue<Pair> top = new PriorityQueue<>(Pair.RANK.reversed());
    for (Long2IntMap.Entry pair : pairs.long2IntEntrySet()) {
      if (top.size() < most || pair.getIntValue() >= top.peek().both) {
        top.add(pair(pair.getLongKey(), pair.getIntValue()));
        if (top.size() > most) {
          top.remove();
        }
      }
    }
    List<Pair> ordered = new ArrayList<>(top);
    Collections.sort(ordered, Pair.RANK);
    return ordered;
  }

  private Pair pair(long key, int both) {
    int one = (int) (key >>> 32);
    int other = (int) key;
    boolean inOrder = products.get(one).compareTo(products.get(other)) < 0;
    int a = inOrder ? one : other;
    int b = inOrder ? other : one;
    return new Pair(products.get(a), products.get(b), both, baskets.getLong(a), baskets.getLong(b));
  }
}
