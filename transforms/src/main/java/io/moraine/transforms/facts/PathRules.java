package io.moraine.transforms.facts;

import io.moraine.schemas.EventType;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a step of a path is.
 *
 * @param aliases which pages are one: the first whose expression matches gives the step's item
 * @param eventTypes the events that are steps
 */
public record PathRules(List<Alias> aliases, Set<EventType> eventTypes) implements Serializable {

  /**
   * A name for pages that are to count as one.
   *
   * @param regex an expression that the whole page path must match, trailing slashes stripped
   * @param item what stands for such a page; {@code $1} and the like are groups of the expression
   */
  public record Alias(String regex, String item) implements Serializable {
    public Alias {
      Pattern.compile(regex);
      try {
        Pattern.compile("(?:" + regex + ")|").matcher("").replaceFirst(item);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            "The item " + item + " names a group that the expression " + regex + " lacks.", e);
      }
    }
  }

  public PathRules {
    aliases = List.copyOf(aliases);
    // In the order of the enum: the settings are written down as text and compared.
    Set<EventType> ordered = EnumSet.noneOf(EventType.class);
    ordered.addAll(eventTypes);
    eventTypes = Collections.unmodifiableSet(ordered);
  }

  /**
   * No aliases; steps are what moves a visitor on: views, searches, what goes into and out of the
   * cart, checkout steps, orders, signups and subscriptions started. Pings, exposures, logins and
   * custom events are not, since they would stand between any two pages.
   */
  public static PathRules defaults() {
    return new PathRules(
        List.of(),
        Set.of(
            EventType.PAGE_VIEW,
            EventType.PRODUCT_VIEW,
            EventType.LIST_VIEW,
            EventType.SEARCH,
            EventType.ADD_TO_CART,
            EventType.REMOVE_FROM_CART,
            EventType.CHECKOUT_STEP,
            EventType.PURCHASE,
            EventType.SIGNUP,
            EventType.SUBSCRIPTION_STARTED));
  }
}
