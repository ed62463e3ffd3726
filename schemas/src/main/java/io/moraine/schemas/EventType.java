package io.moraine.schemas;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened, and what that means for sessions, carts and conversions. */
public enum EventType {
  /** A page was shown: opens and extends a session, is a step of its path, counts as a view. */
  PAGE_VIEW,
  /** A product's page was shown: a view, and a product view. */
  PRODUCT_VIEW,
  /** A list of products (category, collection) was shown: a view. */
  LIST_VIEW,
  /** A site search: extends a session; {@code search_term} and {@code search_results} say more. */
  SEARCH,
  /** Items, named or not, were put into the cart: opens the person's cart where none is open. */
  ADD_TO_CART,
  /** Items were taken out of the cart; a quantity left out means all of that product. */
  REMOVE_FROM_CART,
  /**
   * The quantities of the named items are now these; other lines of the cart stay. Opens the
   * person's cart where none is open and something is left in it.
   */
  CART_UPDATE,
  /** A step of the checkout was reached ({@code checkout_step}); keeps the cart alive. */
  CHECKOUT_STEP,
  /** An order was placed: closes the person's cart, is a conversion, makes revenue lines. */
  PURCHASE,
  /** Money went back for an order: makes refund lines; neither opens nor extends a session. */
  REFUND,
  /** An account was made: a conversion; the person's signup time. */
  SIGNUP,
  /** A known user came back: links device and user. */
  LOGIN,
  /** A paid plan began: a conversion. */
  SUBSCRIPTION_STARTED,
  /** The plan or its amount changed. */
  SUBSCRIPTION_CHANGED,
  /** The plan ended. */
  SUBSCRIPTION_CANCELLED,
  /** The plan was billed again: outside sessions, since no one was there. */
  SUBSCRIPTION_RENEWED,
  /** A feature (a calculator, a configurator) was used. */
  FEATURE_USE,
  /** A variant of an experiment was shown. */
  EXPOSURE,
  /** What a campaign cost: outside sessions, of a site and not of a visitor. */
  CAMPAIGN_COST,
  /** Page speed and errors as the browser saw them: kept with the session, extends nothing. */
  PERFORMANCE,
  /** Time with the page in the foreground: extends a session, adds to its engaged time. */
  ENGAGEMENT,
  /** A stylesheet, image or script was fetched: neither opens nor extends a session. */
  ASSET,
  /** Any other HTTP request, with its status: outside sessions. */
  REQUEST,
  /** Anything else; {@code event_name} says what. Opens and extends a session. */
  CUSTOM;

  private static final Map<String, EventType> BY_LABEL =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(EventType::label, Function.identity()));

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The name in tables, JSON and SQL, such as {@code page_view}. */
  public String label() {
    return label;
  }

  /** The type of that label, exactly as written in tables. */
  public static Optional<EventType> ofLabel(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }

  /** Whether an event of this type opens a session, or extends the one it falls into. */
  public boolean makesSessions() {
    return switch (this) {
      case REFUND, SUBSCRIPTION_RENEWED, CAMPAIGN_COST, PERFORMANCE, ASSET, REQUEST -> false;
      case PAGE_VIEW,
          PRODUCT_VIEW,
          LIST_VIEW,
          SEARCH,
          ADD_TO_CART,
          REMOVE_FROM_CART,
          CART_UPDATE,
          CHECKOUT_STEP,
          PURCHASE,
          SIGNUP,
          LOGIN,
          SUBSCRIPTION_STARTED,
          SUBSCRIPTION_CHANGED,
          SUBSCRIPTION_CANCELLED,
          FEATURE_USE,
          EXPOSURE,
          ENGAGEMENT,
          CUSTOM ->
          true;
    };
  }

  /** Whether the event shows a page: what entry page, exit page and page views are made of. */
  public boolean isView() {
    return this == PAGE_VIEW || this == PRODUCT_VIEW || this == LIST_VIEW;
  }

  /** Whether the event makes its session a converting, and thereby an engaged, one. */
  public boolean isConversion() {
    return this == PURCHASE || this == SIGNUP || this == SUBSCRIPTION_STARTED;
  }

  /** Whether the event changes or closes a person's cart, or keeps it alive. */
  public boolean touchesCart() {
    return this == ADD_TO_CART
        || this == REMOVE_FROM_CART
        || this == CART_UPDATE
        || this == CHECKOUT_STEP
        || this == PURCHASE;
  }
}
