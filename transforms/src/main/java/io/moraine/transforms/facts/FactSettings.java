package io.moraine.transforms.facts;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * By which definitions facts are made.
 *
 * @param reportingZone whose days the day columns are
 */
public record FactSettings(
    SessionRules sessions, CartRules carts, PathRules paths, ZoneId reportingZone)
    implements Serializable {

  public FactSettings {
    requireNonNull(sessions);
    requireNonNull(carts);
    requireNonNull(paths);
    requireNonNull(reportingZone);
  }

  /** The definitions of docs/architecture.md, with days in UTC. */
  public static FactSettings defaults() {
    return new FactSettings(
        SessionRules.defaults(), CartRules.defaults(), PathRules.defaults(), ZoneOffset.UTC);
  }

  public FactSettings withSessions(SessionRules rules) {
    return new FactSettings(rules, carts, paths, reportingZone);
  }

  public FactSettings withCarts(CartRules rules) {
    return new FactSettings(sessions, rules, paths, reportingZone);
  }

  public FactSettings withPaths(PathRules rules) {
    return new FactSettings(sessions, carts, rules, reportingZone);
  }

  public FactSettings withReportingZone(ZoneId zone) {
    return new FactSettings(sessions, carts, paths, zone);
  }
}
