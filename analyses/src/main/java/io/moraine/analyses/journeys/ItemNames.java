package io.moraine.analyses.journeys;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The different items that were seen, numbered from 0 as they came. */
final class ItemNames implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int NONE = -1;

  private final Object2IntOpenHashMap<String> ids = new Object2IntOpenHashMap<>();
  private final List<String> names = new ArrayList<>();
  private final LongArrayList hashes = new LongArrayList();

  ItemNames() {
    ids.defaultReturnValue(NONE);
  }

  /** The number of an item, which gets one where it is new. */
  int idOf(String item) {
    int known = ids.getInt(item);
    if (known != NONE) {
      return known;
    }
    int id = names.size();
    ids.put(item, id);
    names.add(item);
    hashes.add(hash(item));
    return id;
  }

  /** The number of an item; negative where it is new. */
  int knownId(String item) {
    return ids.getInt(item);
  }

  String name(int id) {
    return names.get(id);
  }

  /** A number that depends on the item alone, whatever was seen before. */
  long hash(int id) {
    return hashes.getLong(id);
  }

  int size() {
    return names.size();
  }

  /** By the numbers of another's items the numbers that they have here. */
  int[] idsOf(ItemNames other) {
    int[] here = new int[other.size()];
    for (int id = 0; id < here.length; id++) {
      here[id] = idOf(other.name(id));
    }
    return here;
  }

  // FNV-1a over the characters, then mixed.
  private static long hash(String item) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < item.length(); i++) {
      hash = (hash ^ item.charAt(i)) * 0x100000001b3L;
    }
    return RecentSteps.mix(hash);
  }
}
