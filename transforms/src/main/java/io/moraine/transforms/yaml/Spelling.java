package io.moraine.transforms.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which valid name was meant by one that is not. */
public final class Spelling {
  private Spelling() {}

  /** The valid name that differs least, by insertions, deletions and replacements of letters. */
  public static Optional<String> nearest(String name, Collection<String> valid) {
    return valid.stream()
        .min(
            Comparator.<String>comparingInt(candidate -> distance(folded(name), folded(candidate)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The end of a sentence about a wrong name: {@code "; did you mean 'x'?"}, or a full stop. */
  public static String hint(String name, Collection<String> valid) {
    return nearest(name, valid).map(near -> "; did you mean '" + near + "'?").orElse(".");
  }

  // Case and the signs between words are what is mistaken most, and so count for nothing.
  private static String folded(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[-_. ]", "");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
