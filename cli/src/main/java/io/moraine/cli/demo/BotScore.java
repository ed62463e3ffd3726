package io.moraine.cli.demo;

import io.moraine.schemas.Session;
import io.moraine.simulator.Truth;
import io.moraine.simulator.TruthTable;
import io.moraine.simulator.VisitorTruth;
import io.moraine.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How well bots are seen, in sessions.
 *
 * @param flagged sessions that a rule marks as a bot's
 * @param flaggedRightly those of them that a bot made
 * @param ofBots sessions that bots made, some under an ordinary browser's name
 */
record BotScore(long flagged, long flaggedRightly, long ofBots) {
  static BotScore of(Warehouse warehouse, Path simulation) {
    Set<String> bots;
    try (Stream<VisitorTruth> visitors = Truth.rows(TruthTable.VISITORS, simulation)) {
      bots =
          visitors
              .filter(visitor -> visitor.bot() != null)
              .map(VisitorTruth::visitorId)
              .collect(Collectors.toSet());
    }
    long[] counts = new long[3];
    TableSums.of(warehouse, Session.TABLE)
        .read(
            null,
            session -> {
              boolean flagged = !session.isNull(1);
              boolean bot = bots.contains(session.text(0));
              counts[0] += flagged ? 1 : 0;
              counts[1] += flagged && bot ? 1 : 0;
              counts[2] += bot ? 1 : 0;
            },
            "visitor_id",
            "bot_rule");
    return new BotScore(counts[0], counts[1], counts[2]);
  }

  /** Of the sessions flagged, the share that bots made. */
  double precision() {
    return flagged == 0 ? 1 : flaggedRightly / (double) flagged;
  }

  /** Of the sessions that bots made, the share flagged. */
  double recall() {
    return ofBots == 0 ? 1 : flaggedRightly / (double) ofBots;
  }
}
