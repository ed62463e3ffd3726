package io.moraine.analyses.web;

import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Questions about visits and the time on pages. */
final class WebVisits {
  private static final Field SESSION_IN_DAY =
      Field.of(
          "session_in_day",
          FieldType.TEXT,
          "With \"starts\", only visits that start in the range count. Whatever else it says, and"
              + " without it, a visit counts, whole, where a part of it is in the range.");
  private static final Field RULE =
      Field.of("rule", FieldType.TEXT, "What is asked about; words for the reader.");
  private static final Field PAGES =
      Field.object("pages", PageFilter.SHAPE, "The pages whose time is asked for; all of them.");

  /** Each visit. */
  static final WebKind BUILD =
      WebKind.of(
          "session_build",
          "What visits are made of. Entry and exit are views of pages.",
          WebScope.fieldsWith(RULE),
          List.of(
              Field.of("sessions", FieldType.WHOLE, "The number of visits."),
              Field.of("is_bounce", FieldType.FLAG, "Whether the first visit has one event only."),
              Field.of(
                  "duration_s", FieldType.NUMBER, "From its first to its last event, in seconds."),
              Field.of("pageviews", FieldType.WHOLE, "Its views of pages."),
              Field.of("events", FieldType.WHOLE, "Its events, these views among them."),
              Field.of("entry_page", FieldType.TEXT, "The first page viewed."),
              Field.of("exit_page", FieldType.TEXT, "The last page viewed."),
              Field.of("entry_hostname", FieldType.TEXT, "The host of the first page viewed."),
              Field.of("exit_hostname", FieldType.TEXT, "The host of the last page viewed."),
              Field.of("each", FieldType.JSON, "The same of every visit, by its start.")),
          query -> {
            WebScope scope = WebScope.read(query);
            return new WebQuestion<>(
                scope.interest(Set.of(Pages.HOSTNAME)), () -> new VisitBuildFold(scope));
          });

  /** How many visits. */
  static final WebKind COUNT =
      WebKind.of(
          "sessions",
          "How many visits there were, and what they were like.",
          WebScope.fieldsWith(SESSION_IN_DAY, RULE),
          List.of(
              Field.of("visitors", FieldType.WHOLE, "People with a visit."),
              Field.of("visits", FieldType.WHOLE, "Their visits."),
              Field.of("pageviews", FieldType.WHOLE, "Views of pages in the range."),
              Field.of("events", FieldType.WHOLE, "Events in the range, views among them."),
              Field.of("views_per_visit", FieldType.NUMBER, "Views of whole visits, per visit."),
              Field.of("bounce_rate", FieldType.NUMBER, "Visits of one event, in per cent."),
              Field.of("visit_duration_s", FieldType.NUMBER, "The mean length, in seconds.")),
          query -> {
            WebScope scope = WebScope.read(query);
            boolean starts =
                query
                    .text(SESSION_IN_DAY)
                    .map(word -> word.strip().toLowerCase(Locale.ROOT))
                    .filter(Set.of("starts", "started")::contains)
                    .isPresent();
            return new WebQuestion<>(
                scope.interest(Set.of()), () -> new VisitCountFold(scope, starts));
          });

  /** How long pages are looked at. */
  static final WebKind TIME_ON_PAGE =
      WebKind.of(
          "time_on_page",
          "How long pages are looked at: all time until the next other page of a visit, over the"
              + " number of different transitions in a visit. The last page has no time.",
          WebScope.fieldsWith(PAGES, RULE),
          List.of(
              Field.of("time_on_page_s", FieldType.WHOLE, "The mean, in seconds; 0 of nothing."),
              Field.of("transitions", FieldType.WHOLE, "Of how many transitions.")),
          query -> {
            WebScope scope = WebScope.read(query);
            PageFilter pages = query.object(PAGES).map(PageFilter::read).orElse(PageFilter.ALL);
            return new WebQuestion<>(
                scope.interest(Set.of()), () -> new TimeOnPageFold(scope, pages));
          });

  private WebVisits() {}
}
