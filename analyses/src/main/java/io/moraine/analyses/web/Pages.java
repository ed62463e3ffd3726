package io.moraine.analyses.web;

import io.moraine.analyses.history.Happening;
import io.moraine.schemas.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Views of pages among the events, whoever named them. */
final class Pages {
  /** What a reader does on a page without doing anything to it: scrolling, staying. */
  static final String ENGAGEMENT = "engagement";

  /** Properties with the path of the page that an event happened on; the first that is there. */
  private static final List<String> PATHS = List.of("path", "page_path", "$pathname");

  /** Properties with the host of that page; the first that is there. */
  private static final List<String> HOSTS = List.of("hostname", "page_host", "$host");

  private static final Set<String> VIEWS =
      Stream.concat(
              Stream.of("pageview", "$pageview"),
              Arrays.stream(EventType.values()).filter(EventType::isView).map(EventType::label))
          .collect(Collectors.toUnmodifiableSet());

  private Pages() {}

  /** The properties that are looked at. */
  static Set<String> properties() {
    return Stream.concat(PATHS.stream(), HOSTS.stream()).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether an event is the view of a page. */
  static boolean isView(Happening happening) {
    return isView(happening.name());
  }

  /** Whether events of that name are views of pages. */
  static boolean isView(String event) {
    return VIEWS.contains(event);
  }

  /** The path of an event's page, without a slash at its end; empty where it has none. */
  static String path(Happening happening) {
    String path = sentPath(happening);
    return path == null ? "" : withoutSlash(path);
  }

  /** The path of an event's page as sent; null where it has none. */
  static String sentPath(Happening happening) {
    return first(happening, PATHS);
  }

  /** The host of an event's page; null where it has none. */
  static String host(Happening happening) {
    return first(happening, HOSTS);
  }

  /** A path without a slash at its end, which names the same page; the root stays as it is. */
  static String withoutSlash(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private static String first(Happening happening, List<String> properties) {
    for (int i = 0; i < properties.size(); i++) {
      String value = happening.text(properties.get(i));
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
