package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.schemas.EventType;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands for an event in a path: of a view its page, trailing slashes stripped and aliases
 * applied; of a custom event its name; of any other, and where these are missing, the type's label.
 */
final class PathItems {

  private record Alias(Pattern pattern, String item) {}

  private final Set<EventType> steps;
  private final List<Alias> aliases;
  private final PerText<String> pages = new PerText<>(EventFields.PAGE_PATH, this::clean);

  PathItems(PathRules rules) {
    this.steps = rules.eventTypes();
    this.aliases =
        rules.aliases().stream()
            .map(alias -> new Alias(Pattern.compile(alias.regex()), alias.item()))
            .toList();
  }

  boolean isStep(EventType type) {
    return steps.contains(type);
  }

  String of(RowView event, EventType type) {
    String item = null;
    if (type.isView()) {
      item = pages.of(event);
    } else if (type == EventType.CUSTOM) {
      item = event.text(EventFields.EVENT_NAME);
    }
    return item == null ? type.label() : item;
  }

  /** The page's item; made once for each path that a dictionary holds. */
  private String clean(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    String page = end == 0 ? "/" : path.substring(0, end);
    for (Alias alias : aliases) {
      Matcher matcher = alias.pattern().matcher(page);
      if (matcher.matches()) {
        StringBuilder item = new StringBuilder();
        matcher.appendReplacement(item, alias.item());
        return item.toString();
      }
    }
    return page;
  }
}
