package io.moraine.analyses.paths;

import io.moraine.analyses.history.Happening;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of an event stands in a path: the address of a page view without its trailing slash, the
 * name of a screen, the name of any other event; cleaned, then grouped.
 *
 * @param types which events: {@code $pageview}, {@code $screen}, {@code custom_event} (whose names
 *     do not start with a dollar), or their names; all where empty
 * @param cleaning what is replaced, one after the other
 * @param groupings what is shown as one; of several that fit, the last
 * @param excluded items that stand in no path, or {@code $pageview} or {@code $screen} for all of
 *     these
 */
record PathItems(
    Set<String> types, List<Replacement> cleaning, List<Grouping> groupings, Set<String> excluded) {
  private static final String CUSTOM = "custom_event";
  private static final String PAGE_VIEW = "$pageview";
  private static final String SCREEN = "$screen";
  private static final Set<String> PAGE_VIEWS = Set.of(PAGE_VIEW, "pageview", "page_view");
  private static final List<String> ADDRESSES =
      List.of("$current_url", "page_path", "path", "page_url");
  private static final String SCREEN_NAME = "$screen_name";

  PathItems {
    types = Set.copyOf(types);
    cleaning = List.copyOf(cleaning);
    groupings = List.copyOf(groupings);
    excluded = Set.copyOf(excluded);
  }

  /** The event properties that are looked at. */
  static Set<String> properties() {
    Set<String> properties = new java.util.HashSet<>(ADDRESSES);
    properties.add(SCREEN_NAME);
    return properties;
  }

  /** Whether such an event can stand in a path. */
  boolean include(Happening event) {
    if (types.isEmpty() || types.contains(event.name())) {
      return true;
    }
    if (PAGE_VIEWS.contains(event.name())) {
      return types.contains(PAGE_VIEW);
    }
    return types.contains(CUSTOM) && !event.name().startsWith("$");
  }

  // Views of pages and screens are shown by another name than the event's.
  private boolean excludesAll(String event) {
    return excluded.contains(event) && (event.equals(SCREEN) || PAGE_VIEWS.contains(event));
  }

  /** What of an event stands in a path, before it is cleaned; empty where there is nothing. */
  Optional<String> raw(Happening event) {
    if (PAGE_VIEWS.contains(event.name())) {
      return address(event);
    }
    return Optional.ofNullable(
        event.name().equals(SCREEN) ? event.text(SCREEN_NAME) : event.name());
  }

  private static Optional<String> address(Happening event) {
    for (String property : ADDRESSES) {
      String address = event.text(property);
      if (address != null) {
        return Optional.of(withoutSlash(address));
      }
    }
    return Optional.empty();
  }

  /** An address without the slash at its end, unless it is nothing else. */
  static String withoutSlash(String address) {
    return address.length() > 1 && address.endsWith("/")
        ? address.substring(0, address.length() - 1)
        : address;
  }

  /** An item as it is shown; empty where it is left out. */
  Optional<String> shown(String raw) {
    String item = raw;
    for (Replacement replacement : cleaning) {
      item = replacement.in(item);
    }
    for (int i = groupings.size() - 1; i >= 0; i--) {
      if (groupings.get(i).pattern().matcher(item).find()) {
        item = groupings.get(i).name();
        break;
      }
    }
    return excluded.contains(item) ? Optional.empty() : Optional.of(item);
  }

  /** Remembers how items are shown: there are far fewer of them than events. */
  static final class Memory {
    private static final int MOST = 100_000;

    private final PathItems items;
    private final Map<String, Optional<String>> known = new HashMap<>();

    Memory(PathItems items) {
      this.items = items;
    }

    /** What stands in a path for an event; empty where nothing does. */
    Optional<String> of(Happening event) {
      if (!items.include(event) || items.excludesAll(event.name())) {
        return Optional.empty();
      }
      Optional<String> raw = items.raw(event);
      if (raw.isEmpty()) {
        return raw;
      }
      if (known.size() >= MOST) {
        known.clear();
      }
      return known.computeIfAbsent(raw.get(), items::shown);
    }
  }
}
