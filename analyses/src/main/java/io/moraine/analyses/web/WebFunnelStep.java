package io.moraine.analyses.web;

import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.PropertyCondition;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Shape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * A step of a web funnel: an event of a name, the view of a page, or having scrolled down a page.
 *
 * @param label as answers name it
 * @param event the event's name; empty for the view of a page
 * @param page the page; any where empty
 * @param scrollMin how far a page has to have been scrolled, in per cent; any where empty
 * @param where what else the event's properties have to be
 */
record WebFunnelStep(
    String label,
    Optional<String> event,
    Optional<PagePattern> page,
    OptionalInt scrollMin,
    List<PropertyCondition> where)
    implements Predicate<Happening> {
  /** The property of an engagement event that says how far its page was scrolled, in per cent. */
  static final String SCROLL_DEPTH = "scroll_depth";

  private static final Field EVENT = Field.of("event", FieldType.TEXT, "The event's name.");
  private static final Field PAGE =
      Field.of("page", FieldType.TEXT, "The page viewed; * stands for anything.");
  private static final Field SCROLL_MIN =
      Field.of(
          "scroll_min",
          FieldType.WHOLE,
          "How far the page has to have been scrolled, in per cent, as engagement events say it.");
  private static final Field LABEL = Field.of("label", FieldType.TEXT, "As answers name it.");
  private static final Field WHERE =
      Field.of("where", FieldType.CONDITIONS, "What the event's properties have to be.");

  /** How it is written. */
  static final Shape SHAPE =
      new Shape(
          "web funnel step",
          "A step of a web funnel; an event or a page.",
          List.of(EVENT, PAGE, SCROLL_MIN, LABEL, WHERE));

  static WebFunnelStep read(Query query) {
    Optional<String> event = query.text(EVENT);
    Optional<String> page = query.text(PAGE);
    OptionalInt scroll = query.whole(SCROLL_MIN);
    if (event.isEmpty() && page.isEmpty()) {
      throw Query.wrong(query.path(), "must have an event or a page");
    }
    String label =
        query
            .text(LABEL)
            .orElseGet(
                () ->
                    scroll.isPresent()
                        ? "Scroll " + scroll.getAsInt()
                        : event.orElseGet(() -> "Visit " + page.orElseThrow()));
    return new WebFunnelStep(
        label, event, page.map(PagePattern::of), scroll, query.conditions(WHERE));
  }

  /** What tells the step from others, whatever it is called. */
  List<Object> identity() {
    return List.of(event, page.map(PagePattern::written), scrollMin, where.toString());
  }

  @Override
  public boolean test(Happening happening) {
    return isEvent(happening)
        && (page.isEmpty() || page.get().test(Pages.path(happening)))
        && (scrollMin.isEmpty() || scrolled(happening) >= scrollMin.getAsInt())
        && PropertyCondition.all(where, happening);
  }

  private boolean isEvent(Happening happening) {
    if (event.isPresent()) {
      return happening.name().equals(event.get());
    }
    return scrollMin.isPresent()
        ? happening.name().equals(Pages.ENGAGEMENT)
        : Pages.isView(happening);
  }

  private static double scrolled(Happening happening) {
    return happening.property(SCROLL_DEPTH) instanceof Number depth ? depth.doubleValue() : -1;
  }
}
