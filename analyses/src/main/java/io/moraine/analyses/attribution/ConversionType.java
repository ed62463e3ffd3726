package io.moraine.analyses.attribution;

import java.util.Locale;
import java.util.Optional;

/** What visits may lead to. */
public enum ConversionType {
  /** An order, once for its id; it brings its net, refunds not taken off. */
  ORDER,
  /** A person's first signup; it brings no money by itself. */
  SIGNUP,
  /** A paid plan began; it brings what the plan costs per interval. */
  SUBSCRIPTION;

  /** The type's name in tables and settings, such as {@code order}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of that name. */
  public static Optional<ConversionType> named(String label) {
    for (ConversionType type : values()) {
      if (type.label().equals(label)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
