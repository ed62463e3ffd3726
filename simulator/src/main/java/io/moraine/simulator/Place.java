package io.moraine.simulator;

/** What kind of page somebody is on, and where people go from there. */
enum Place {
  HOME,
  CATEGORY,
  PRODUCT,
  SEARCH,
  BLOG,
  PRICING,
  CALCULATOR,
  CART,
  ACCOUNT,
  HELP,
  /** Nowhere: the visit is over. */
  AWAY;

  private static final Choice<Place> FROM_HOME =
      Choice.of(36, CATEGORY)
          .or(15, SEARCH)
          .or(14, PRODUCT)
          .or(6, BLOG)
          .or(4, PRICING)
          .or(3, CALCULATOR)
          .or(3, ACCOUNT)
          .or(2, HELP)
          .or(17, AWAY);

  private static final Choice<Place> FROM_LIST =
      Choice.of(55, PRODUCT).or(16, CATEGORY).or(6, SEARCH).or(4, HOME).or(19, AWAY);

  private static final Choice<Place> FROM_PRODUCT =
      Choice.of(26, PRODUCT)
          .or(24, CATEGORY)
          .or(7, SEARCH)
          .or(4, HOME)
          .or(3, BLOG)
          .or(2, CALCULATOR)
          .or(2, HELP)
          .or(2, CART)
          .or(26, AWAY);

  private static final Choice<Place> FROM_TEXT =
      Choice.of(16, BLOG)
          .or(14, CATEGORY)
          .or(10, PRODUCT)
          .or(6, HOME)
          .or(3, CALCULATOR)
          .or(44, AWAY);

  private static final Choice<Place> FROM_CLUB =
      Choice.of(22, CALCULATOR)
          .or(16, PRICING)
          .or(14, HOME)
          .or(10, ACCOUNT)
          .or(8, CATEGORY)
          .or(36, AWAY);

  private static final Choice<Place> FROM_CART =
      Choice.of(20, CATEGORY).or(18, PRODUCT).or(6, HELP).or(4, HOME).or(40, AWAY);

  private static final Choice<Place> FROM_ACCOUNT =
      Choice.of(24, HOME).or(20, CATEGORY).or(10, PRICING).or(8, HELP).or(40, AWAY);

  private static final Choice<Place> FROM_SEARCH_ENGINE =
      Choice.of(34, CATEGORY).or(28, PRODUCT).or(18, BLOG).or(12, HOME).or(6, CALCULATOR);

  private static final Choice<Place> FROM_ADVERTISEMENT =
      Choice.of(44, CATEGORY).or(40, PRODUCT).or(12, HOME).or(4, PRICING);

  private static final Choice<Place> FROM_ARTICLE =
      Choice.of(40, PRODUCT).or(26, BLOG).or(20, HOME).or(10, CATEGORY);

  private static final Choice<Place> FROM_LETTER =
      Choice.of(44, CATEGORY).or(30, PRODUCT).or(20, HOME).or(6, PRICING);

  private static final Choice<Place> FROM_MEMORY =
      Choice.of(58, HOME).or(16, CATEGORY).or(14, PRODUCT).or(6, ACCOUNT).or(3, PRICING);

  /** Where somebody goes next who is here. */
  Place next(Chance chance) {
    return switch (this) {
      case HOME -> FROM_HOME.draw(chance);
      case CATEGORY, SEARCH -> FROM_LIST.draw(chance);
      case PRODUCT -> FROM_PRODUCT.draw(chance);
      case BLOG, HELP -> FROM_TEXT.draw(chance);
      case PRICING, CALCULATOR -> FROM_CLUB.draw(chance);
      case CART -> FROM_CART.draw(chance);
      case ACCOUNT -> FROM_ACCOUNT.draw(chance);
      case AWAY -> AWAY;
    };
  }

  /** Where somebody lands who comes from there. */
  static Place landing(Channel channel, Chance chance) {
    return switch (channel) {
      case ORGANIC_SEARCH, AI_ASSISTANTS -> FROM_SEARCH_ENGINE.draw(chance);
      case PAID_SEARCH, DISPLAY, PAID_SOCIAL, AFFILIATES -> FROM_ADVERTISEMENT.draw(chance);
      case ORGANIC_SOCIAL, REFERRAL -> FROM_ARTICLE.draw(chance);
      case EMAIL -> FROM_LETTER.draw(chance);
      case DIRECT -> FROM_MEMORY.draw(chance);
    };
  }
}
