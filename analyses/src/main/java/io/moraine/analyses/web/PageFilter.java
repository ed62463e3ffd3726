package io.moraine.analyses.web;

import io.moraine.analyses.history.Happening;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Shape;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Which pages are meant.
 *
 * @param include patterns, one of which has to match; all pages where there are none
 * @param exclude patterns, none of which may match
 * @param includeContains parts of the path as sent, one of which has to be there; all pages where
 *     there are none
 * @param excludeContains parts of the path as sent, none of which may be there
 */
record PageFilter(
    List<PagePattern> include,
    List<PagePattern> exclude,
    List<String> includeContains,
    List<String> excludeContains)
    implements Predicate<Happening> {
  private static final Field INCLUDE =
      Field.of("include", FieldType.TEXTS, "Only these pages; * stands for anything.");
  private static final Field EXCLUDE =
      Field.of("exclude", FieldType.TEXTS, "None of these pages; * stands for anything.");
  private static final Field INCLUDE_CONTAINS =
      Field.of("include_contains", FieldType.TEXTS, "Only pages with one of these in them.");
  private static final Field EXCLUDE_CONTAINS =
      Field.of("exclude_contains", FieldType.TEXTS, "No pages with one of these in them.");

  /** How it is written. */
  static final Shape SHAPE =
      new Shape(
          "page filter",
          "Which pages are meant; all that is said holds.",
          List.of(INCLUDE, EXCLUDE, INCLUDE_CONTAINS, EXCLUDE_CONTAINS));

  /** Every page. */
  static final PageFilter ALL = new PageFilter(List.of(), List.of(), List.of(), List.of());

  static PageFilter read(Query query) {
    return new PageFilter(
        query.texts(INCLUDE).stream().map(PagePattern::of).toList(),
        query.texts(EXCLUDE).stream().map(PagePattern::of).toList(),
        query.texts(INCLUDE_CONTAINS),
        query.texts(EXCLUDE_CONTAINS));
  }

  @Override
  public boolean test(Happening view) {
    String path = Pages.path(view);
    String sent = Objects.requireNonNullElse(Pages.sentPath(view), "");
    return (include.isEmpty() || include.stream().anyMatch(pattern -> pattern.test(path)))
        && exclude.stream().noneMatch(pattern -> pattern.test(path))
        && (includeContains.isEmpty() || includeContains.stream().anyMatch(sent::contains))
        && excludeContains.stream().noneMatch(sent::contains);
  }
}
