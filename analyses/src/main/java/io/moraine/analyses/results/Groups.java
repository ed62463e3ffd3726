package io.moraine.analyses.results;

import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.io.Serializable;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What is counted, group by group.
 *
 * @param <K> what rows of a group have in common; a record, or a text
 * @param <M> what is counted of them
 */
public final class Groups<K extends Serializable, M extends Mergeable<M> & Serializable>
    implements Serializable, Mergeable<Groups<K, M>> {
  private static final long serialVersionUID = 1L;

  private final Object2ObjectOpenHashMap<K, M> groups = new Object2ObjectOpenHashMap<>();

  /** What is counted of a group; counted from nothing where it is new. */
  public M of(K key, Supplier<M> nothing) {
    M known = groups.get(key);
    if (known == null) {
      known = nothing.get();
      groups.put(key, known);
    }
    return known;
  }

  @Override
  public void merge(Groups<K, M> other) {
    other.groups.forEach(
        (key, theirs) -> {
          M ours = groups.putIfAbsent(key, theirs);
          if (ours != null) {
            ours.merge(theirs);
          }
        });
  }

  /** Hands over each group once, in no order. */
  public void forEach(BiConsumer<K, M> each) {
    groups.forEach(each);
  }

  /** How many groups there are. */
  public int size() {
    return groups.size();
  }
}
