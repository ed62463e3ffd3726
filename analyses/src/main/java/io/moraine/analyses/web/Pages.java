package io.moraine.analyses.web;

import io.moraine.analyses.history.Happening;
import java.util.Set;

/** Views of pages among the events. */
final class Pages {
  /** The property with the path of the page that an event happened on. */
  static final String PATH = "path";

  /** The property with the host of that page. */
  static final String HOSTNAME = "hostname";

  /** What a reader does on a page without doing anything to it: scrolling, staying. */
  static final String ENGAGEMENT = "engagement";

  private static final Set<String> VIEWS = Set.of("pageview", "$pageview");

  private Pages() {}

  /** Whether an event is the view of a page. */
  static boolean isView(Happening happening) {
    return VIEWS.contains(happening.name());
  }

  /** The path of an event's page, without a slash at its end; empty where it has none. */
  static String path(Happening happening) {
    String path = happening.text(PATH);
    return path == null ? "" : withoutSlash(path);
  }

  /** A path without a slash at its end, which names the same page; the root stays as it is. */
  static String withoutSlash(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
