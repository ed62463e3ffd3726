package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.blocks.TextNumbers;
import io.moraine.blocks.Utf8Dictionary;
import io.moraine.schemas.EventType;
import java.util.Arrays;
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

  private static final int NONE = -1;
  // So many different ones are remembered from visitor to visitor.
  private static final int MOST_KEPT = 1 << 16;

  private final Set<EventType> steps;
  private final List<Alias> aliases;
  private final int[] labels = new int[EventType.values().length];
  private Utf8Dictionary items;
  private TextNumbers pages;
  private TextNumbers names;

  PathItems(PathRules rules) {
    this.steps = rules.eventTypes();
    this.aliases =
        rules.aliases().stream()
            .map(alias -> new Alias(Pattern.compile(alias.regex()), alias.item()))
            .toList();
    begin();
  }

  /** The texts of the items. */
  Utf8Dictionary texts() {
    return items;
  }

  /** No item told so far is asked for any more: forgets them where they are too many. */
  void rest() {
    if (items.size() > MOST_KEPT) {
      begin();
    }
  }

  private void begin() {
    items = Utf8Dictionary.shared();
    pages = new TextNumbers(path -> items.add(clean(path)));
    names = new TextNumbers(items::add);
    Arrays.fill(labels, NONE);
  }

  boolean isStep(EventType type) {
    return steps.contains(type);
  }

  /** The id of the event's item in {@link #texts}; equal items have equal ids. */
  int of(RowView event, EventType type) {
    int item = TextNumbers.NULL;
    if (type.isView()) {
      item = pages.of(event, EventFields.PAGE_PATH);
    } else if (type == EventType.CUSTOM) {
      item = names.of(event, EventFields.EVENT_NAME);
    }
    return item == TextNumbers.NULL ? labelOf(type) : item;
  }

  private int labelOf(EventType type) {
    int label = labels[type.ordinal()];
    if (label == NONE) {
      label = items.add(type.label());
      labels[type.ordinal()] = label;
    }
    return label;
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
