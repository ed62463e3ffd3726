package io.moraine.analyses.attribution;

import io.moraine.analyses.HistoryQuestion;
import io.moraine.analyses.document.SessionDocument;
import io.moraine.analyses.history.EventPattern;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Interest;
import io.moraine.analyses.time.TimeRange;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whom conversions are owed to.
 *
 * @param interest what it wants to see: conversions of the dates, sessions of these and of the
 *     window before
 * @param dates in which conversions count
 * @param conversion what a conversion is
 * @param valueProperty the property of a conversion that says what it brought
 * @param sessionsTold whether a session is one event; if not, events are gathered into sessions
 * @param dimension what credit is told by
 * @param exclusions sessions that are no touches
 * @param campaigns how campaigns are named
 * @param counting which conversions of somebody count
 * @param rules models, window, half-life
 * @param ranking the order of the rows
 * @param limit how many rows stay, if not all
 */
record AttributionQuestion(
    Interest interest,
    TimeRange dates,
    EventPattern conversion,
    String valueProperty,
    boolean sessionsTold,
    Dimension dimension,
    Exclusions exclusions,
    CampaignMapping campaigns,
    ConversionCounting counting,
    AttributionRules rules,
    Ranking ranking,
    OptionalInt limit)
    implements HistoryQuestion<AttributionFold> {

  @Override
  public AttributionFold fold() {
    return new AttributionFold(this);
  }

  boolean isConversion(Happening event) {
    return !event.name().equals(SessionDocument.SESSION)
        && dates.contains(event.micros())
        && conversion.test(event);
  }

  /** The touch that a session is, unless it is taken out. */
  Optional<Touch> touch(Happening session) {
    String value = dimension.raw(session);
    String named =
        dimension.property().equals(Dimension.CAMPAIGN)
            ? campaigns.nameOf(Dimension.orEmpty(session.text(Dimension.SOURCE)), value)
            : value;
    String label = dimension.label(named);
    return exclusions.take(session, dimension, label)
        ? Optional.empty()
        : Optional.of(new Touch(session.micros(), label, Dimension.isDirect(session)));
  }
}
