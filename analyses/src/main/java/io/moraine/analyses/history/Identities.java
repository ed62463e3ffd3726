package io.moraine.analyses.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which names are one person's. Merges hold for all of history, whenever they were learnt: names
 * and merges make a graph, and a person is one of its connected parts (union-find with path
 * halving: Tarjan and van Leeuwen 1984).
 */
public final class Identities {
  private final Map<String, Integer> nodes = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();

  /**
   * All those names are one person's.
   *
   * @param shownAs the name under which answers show the person; where two persons become one, the
   *     name that was told first
   */
  public void merge(String shownAs, Collection<String> aliases) {
    int person = root(nodeOf(shownAs));
    for (String alias : aliases) {
      int other = root(nodeOf(alias));
      int first = Math.min(person, other);
      parents.set(Math.max(person, other), first);
      person = first;
    }
  }

  /** The name of the person behind a name. */
  public String personOf(String name) {
    Integer node = nodes.get(name);
    return node == null ? name : names.get(root(node));
  }

  /** All names of each person that was ever part of a merge, by the name shown. */
  public Map<String, List<String>> persons() {
    Map<String, List<String>> persons = new LinkedHashMap<>();
    for (String name : names) {
      persons.computeIfAbsent(personOf(name), person -> new ArrayList<>()).add(name);
    }
    return persons;
  }

  private int nodeOf(String name) {
    Integer known = nodes.putIfAbsent(name, names.size());
    if (known != null) {
      return known;
    }
    names.add(name);
    parents.add(parents.size());
    return parents.size() - 1;
  }

  // The root of a part is its earliest node, which is the name that was told first.
  private int root(int node) {
    int at = node;
    while (parents.get(at) != at) {
      parents.set(at, parents.get(parents.get(at)));
      at = parents.get(at);
    }
    return at;
  }
}
