package io.moraine.analyses.attribution;

import io.moraine.analyses.results.Mergeable;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Journeys counted by the sequence of their channels: what the models over paths are fitted to. It
 * grows with the number of distinct paths, not of journeys; a path costs one byte a touch as long
 * as there are fewer than 256 channels, for it is kept as a string whose characters are channel
 * numbers, and Java stores such a string in bytes.
 *
 * <p>Counts can be merged in any order with the same result: what is told ({@link #channels},
 * {@link #paths}) numbers the channels by name.
 */
public final class PathCounts implements Serializable, Mergeable<PathCounts> {

  private static final long serialVersionUID = 1L;

  /** Channel numbers from here on take two characters. */
  private static final int ONE_CHARACTER = 0x8000;

  private final Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Map<String, Tally> tallies = new Object2ObjectOpenHashMap<>();

  /** Counts nothing yet. */
  public PathCounts() {
    numbers.defaultReturnValue(-1);
  }

  /**
   * Counts journeys that took the same path.
   *
   * @param path the channels in order of time; an empty path has nobody to credit and is counted in
   *     {@link #pathless}
   * @param conversions how many of the journeys converted
   * @param nulls how many ended without a conversion
   * @param valueMicros what the conversions brought together, in millionths
   * @throws IllegalArgumentException if a count is negative
   */
  public void add(List<String> path, long conversions, long nulls, long valueMicros) {
    if (conversions < 0 || nulls < 0) {
      throw new IllegalArgumentException(
          "A path's conversions and nulls are counts, but path "
              + path
              + " has "
              + conversions
              + " and "
              + nulls
              + ".");
    }
    StringBuilder key = new StringBuilder(path.size());
    path.forEach(channel -> append(key, number(channel)));
    tally(key.toString()).add(conversions, nulls, valueMicros);
  }

  /**
   * Adds what another has counted.
   *
   * @param other not changed
   */
  @Override
  public void merge(PathCounts other) {
    merge(other, UnaryOperator.identity());
  }

  /** The same journeys with the channels named as told, of which several may get one name. */
  PathCounts renamed(UnaryOperator<String> name) {
    PathCounts renamed = new PathCounts();
    renamed.merge(this, name);
    return renamed;
  }

  private void merge(PathCounts other, UnaryOperator<String> name) {
    int[] renumbered = other.names.stream().map(name).mapToInt(this::number).toArray();
    other.tallies.forEach(
        (key, tally) -> {
          StringBuilder own = new StringBuilder(key.length());
          decode(key).forEach(channel -> append(own, renumbered[channel]));
          tally(own.toString()).add(tally.conversions, tally.nulls, tally.valueMicros);
        });
  }

  private int number(String channel) {
    int known = numbers.getInt(channel);
    if (known >= 0) {
      return known;
    }
    numbers.put(channel, names.size());
    names.add(channel);
    return names.size() - 1;
  }

  private Tally tally(String key) {
    return tallies.computeIfAbsent(key, unseen -> new Tally());
  }

  private static void append(StringBuilder key, int number) {
    if (number < ONE_CHARACTER) {
      key.append((char) number);
    } else {
      key.append((char) (ONE_CHARACTER | number >> 15)).append((char) (number & 0x7FFF));
    }
  }

  private static IntArrayList decode(String key) {
    IntArrayList path = new IntArrayList(key.length());
    for (int i = 0; i < key.length(); i++) {
      int number = key.charAt(i);
      if (number >= ONE_CHARACTER) {
        i++;
        number = (number & 0x7FFF) << 15 | key.charAt(i);
      }
      path.add(number);
    }
    return path;
  }

  /**
   * Every channel that any path names, with conversions or without.
   *
   * @return sorted by name; a channel's number in {@link CountedPath} is its place here
   */
  public List<String> channels() {
    return names.stream().sorted().toList();
  }

  /**
   * The paths with at least one touch and at least one journey.
   *
   * @return one entry per distinct path, in no order
   */
  public List<CountedPath> paths() {
    List<String> sorted = channels();
    Object2IntOpenHashMap<String> places = new Object2IntOpenHashMap<>();
    for (int place = 0; place < sorted.size(); place++) {
      places.put(sorted.get(place), place);
    }
    int[] place = names.stream().mapToInt(places::getInt).toArray();
    List<CountedPath> paths = new ArrayList<>(tallies.size());
    tallies.forEach(
        (key, tally) -> {
          if (!key.isEmpty() && tally.conversions + tally.nulls > 0) {
            int[] channels = decode(key).intStream().map(number -> place[number]).toArray();
            paths.add(new CountedPath(channels, tally.conversions, tally.nulls, tally.valueMicros));
          }
        });
    return paths;
  }

  /**
   * The journeys without a touch.
   *
   * @return a path without channels
   */
  public CountedPath pathless() {
    Tally tally = tallies.getOrDefault("", new Tally());
    return new CountedPath(new int[0], tally.conversions, tally.nulls, tally.valueMicros);
  }

  /** One path's sums. */
  private static final class Tally implements Serializable {

    private static final long serialVersionUID = 1L;

    private long conversions;
    private long nulls;
    private long valueMicros;

    private void add(long moreConversions, long moreNulls, long moreMicros) {
      conversions = Math.addExact(conversions, moreConversions);
      nulls = Math.addExact(nulls, moreNulls);
      valueMicros = Math.addExact(valueMicros, moreMicros);
    }
  }
}
