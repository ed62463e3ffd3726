package io.moraine.analyses.funnel;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Which funnels results tell of.
 *
 * @param definitions the funnels as JSON, see {@link #read}
 * @param leastActors how many have to take a step before their rate is held up to others
 * @param breakdownValues how many values of a breakdown are told one by one
 */
public record FunnelSettings(String definitions, int leastActors, int breakdownValues)
    implements Serializable {
  /** As {@link #leastActors} where nothing is configured. */
  public static final int LEAST_ACTORS = 30;

  /** As {@link #breakdownValues} where nothing is configured. */
  public static final int BREAKDOWN_VALUES = 20;

  private static final String SHIPPED = "/io/moraine/funnels/funnels.yml";

  public FunnelSettings {
    if (leastActors < 1 || breakdownValues < 1) {
      throw new IllegalArgumentException("A funnel setting is out of range.");
    }
  }

  /**
   * Reads funnels.
   *
   * @param yaml a map with the list {@code funnels}, each with a name and the fields of a question
   *     about a funnel
   * @param name what complaints call it, such as the name of its file
   * @throws io.moraine.schemas.MoraineException naming the field that is wrong
   */
  public static FunnelSettings read(
      String yaml, String name, int leastActors, int breakdownValues) {
    return new FunnelSettings(FunnelDefinition.checked(yaml, name), leastActors, breakdownValues);
  }

  /** The funnels that ship. */
  public static FunnelSettings shipped(int leastActors, int breakdownValues) {
    try (InputStream yaml = FunnelSettings.class.getResourceAsStream(SHIPPED)) {
      return read(
          new String(yaml.readAllBytes(), StandardCharsets.UTF_8),
          "funnels.yml",
          leastActors,
          breakdownValues);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** As where nothing is configured. */
  public static FunnelSettings defaults() {
    return shipped(LEAST_ACTORS, BREAKDOWN_VALUES);
  }
}
