package io.moraine.analyses.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Everybody who is known, by each of their names. */
public final class People {
  private final Identities identities;
  private final Map<String, Map<String, Object>> propertiesByName;
  private final Map<String, Long> createdByName;
  private final Map<String, List<String>> namesByPerson;
  private final Map<String, Person> known = new HashMap<>();

  /**
   * @param identities which names are one person's
   * @param propertiesByName what is known of people, by any of their names; where two names of one
   *     person say different things, the first name's holds
   * @param createdByName when people came to be, in microseconds, by any of their names
   */
  public People(
      Identities identities,
      Map<String, Map<String, Object>> propertiesByName,
      Map<String, Long> createdByName) {
    this.identities = identities;
    this.propertiesByName = propertiesByName;
    this.createdByName = createdByName;
    this.namesByPerson = identities.persons();
  }

  /** The person behind a name. */
  public Person of(String name) {
    Person person = known.get(name);
    if (person == null) {
      person = known.computeIfAbsent(identities.personOf(name), this::describe);
      known.put(name, person);
    }
    return person;
  }

  private Person describe(String id) {
    Set<String> names = new LinkedHashSet<>(List.of(id));
    names.addAll(namesByPerson.getOrDefault(id, List.of()));
    Map<String, Object> properties = new HashMap<>();
    List<Long> created = new ArrayList<>();
    for (String name : names) {
      propertiesByName.getOrDefault(name, Map.of()).forEach(properties::putIfAbsent);
      if (createdByName.containsKey(name)) {
        created.add(createdByName.get(name));
      }
    }
    OptionalLong first = created.stream().mapToLong(Long::longValue).min();
    return new Person(id, names, properties, first);
  }
}
