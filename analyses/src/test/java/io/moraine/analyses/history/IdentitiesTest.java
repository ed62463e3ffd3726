package io.moraine.analyses.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentitiesTest {
  @Test
  void mergesHoldWhateverTheirOrder() {
    Identities identities = new Identities();
    identities.merge("ada", List.of("ada@home", "phone"));
    identities.merge("bob", List.of("laptop"));
    assertThat(identities.personOf("laptop")).isEqualTo("bob");
    identities.merge("tablet", List.of("laptop", "phone"));
    for (String name : List.of("ada", "ada@home", "phone", "bob", "laptop", "tablet")) {
      assertThat(identities.personOf(name)).as(name).isEqualTo("ada");
    }
    assertThat(identities.personOf("eve")).isEqualTo("eve");
    assertThat(identities.persons()).containsOnlyKeys("ada");
  }

  @Test
  void partsOfTheGraphAreThoseThatAWalkFinds() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Identities identities = new Identities();
      List<List<Integer>> merges = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        List<Integer> merge = List.of(random.nextInt(20), random.nextInt(20), random.nextInt(20));
        merges.add(merge);
        identities.merge("n" + merge.get(0), List.of("n" + merge.get(1), "n" + merge.get(2)));
      }
      for (int name = 0; name < 20; name++) {
        Set<Integer> part = walk(name, merges);
        for (int other = 0; other < 20; other++) {
          assertThat(identities.personOf("n" + name).equals(identities.personOf("n" + other)))
              .as("seed %s: %s and %s", seed, name, other)
              .isEqualTo(part.contains(other));
        }
      }
    }
  }

  private static Set<Integer> walk(int name, List<List<Integer>> merges) {
    Set<Integer> part = new HashSet<>(Set.of(name));
    for (boolean grown = true; grown; ) {
      grown = false;
      for (List<Integer> merge : merges) {
        boolean touches = merge.stream().anyMatch(part::contains);
        grown |= touches && part.addAll(merge);
      }
    }
    return part;
  }

  @Test
  void peopleAreKnownByAllTheirNames() {
    Identities identities = new Identities();
    identities.merge("ada", List.of("phone", "laptop"));
    People people =
        new People(
            identities,
            Map.of("laptop", Map.of("plan", "pro"), "phone", Map.of("plan", "free", "os", "x")),
            Map.of("laptop", 7L, "phone", 5L));
    Person ada = people.of("laptop");
    assertThat(ada).isSameAs(people.of("phone"));
    assertThat(ada.id()).isEqualTo("ada");
    assertThat(ada.properties()).isEqualTo(Map.of("plan", "free", "os", "x"));
    assertThat(ada.createdMicros()).hasValue(5L);
    assertThat(ada.isAnyOf(List.of("phone"))).isTrue();
    assertThat(people.of("eve")).isEqualTo(Person.named("eve"));
  }
}
