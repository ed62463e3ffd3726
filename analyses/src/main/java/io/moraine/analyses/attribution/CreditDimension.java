package io.moraine.analyses.attribution;

import io.moraine.schemas.SessionView;
import io.moraine.schemas.results.MarketingAttribution;
import java.util.Locale;

/** What of an arrival credit is told by. */
enum CreditDimension {
  CHANNEL,
  SOURCE,
  CAMPAIGN;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String valueOf(SessionView session) {
    return switch (this) {
      case CHANNEL -> session.channel();
      case SOURCE -> session.source();
      case CAMPAIGN ->
          session.campaign() == null ? MarketingAttribution.NO_CAMPAIGN : session.campaign();
    };
  }
}
