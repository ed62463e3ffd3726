package io.moraine.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The pages of the shop. */
final class SiteMap {
  /** The name of the shop in the column {@code site}. */
  static final String SITE = "firn";

  static final String HOST = "https://www.firn.example";

  final Page home = Page.of(Place.HOME, "/", "Firn · Gear for high places");
  final Page cart = Page.of(Place.CART, "/cart", "Your cart · Firn");
  final Page pricing = Page.of(Place.PRICING, "/pricing", "Firn Club plans");
  final Page account = Page.of(Place.ACCOUNT, "/account", "Your account · Firn");
  final Page login = Page.of(Place.ACCOUNT, "/account/login", "Log in · Firn");
  final Page signup = Page.of(Place.ACCOUNT, "/account/new", "Make an account · Firn");
  final Page membership = Page.of(Place.ACCOUNT, "/account/club", "Your club plan · Firn");
  final Page thanks = Page.of(Place.ACCOUNT, "/checkout/thanks", "Thank you · Firn");

  private static final String[] SEARCHES = {
    "tent",
    "rope 9.5",
    "rain jacket",
    "säntis",
    "head torch",
    "boots wide",
    "gas stove",
    "sleeping bag -10",
    "snowshoes",
    "bike bag",
    "gloves",
    "helmet"
  };

  private static final String[] CALCULATORS = {"loan", "savings", "tent-size", "layers"};

  private final Catalogue catalogue;
  private final Page[] categories;
  private final Map<Product, Page> products = new HashMap<>();
  private final Page[] searches = pages(SEARCHES, Page::ofSearch);
  private final Page[] calculators = pages(CALCULATORS, Page::ofCalculator);
  private final Page[] articles = {
    article("choosing-a-tent", "Choosing a tent"),
    article("first-hut-tour", "Your first hut tour"),
    article("rope-care", "How long does a rope live?"),
    article("layering", "Layering for wet days"),
    article("avalanche-basics", "Avalanche basics"),
    article("packing-list", "A packing list for five days"),
    article("boot-fitting", "Boots that fit"),
    article("stove-fuels", "Gas, petrol or spirit")
  };
  private final Page[] help = {
    Page.of(Place.HELP, "/help/shipping", "Shipping · Help"),
    Page.of(Place.HELP, "/help/returns", "Returns · Help"),
    Page.of(Place.HELP, "/help/sizes", "Sizes · Help")
  };

  SiteMap(Catalogue catalogue) {
    this.catalogue = catalogue;
    categories =
        catalogue.shelves().stream()
            .map(shelf -> Page.ofCategory(shelf.slug(), shelf.category()))
            .toArray(Page[]::new);
    for (Product product : catalogue.products()) {
      products.put(product, Page.of(product));
    }
  }

  /** A page of that kind, not {@link Place#AWAY}. */
  Page somePageOf(Place place, Chance chance) {
    return switch (place) {
      case HOME -> home;
      case CATEGORY -> chance.oneOf(categories);
      case PRODUCT -> pageOf(catalogue.popular(chance));
      case SEARCH -> chance.oneOf(searches);
      case BLOG -> chance.oneOf(articles);
      case PRICING -> pricing;
      case CALCULATOR -> chance.oneOf(calculators);
      case CART -> cart;
      case ACCOUNT -> account;
      case HELP -> chance.oneOf(help);
      case AWAY -> throw new IllegalArgumentException("Nobody sees a page who is away.");
    };
  }

  /** The page at a path, which must be there. */
  Page at(String path) {
    return Stream.of(categories, calculators, articles, help, new Page[] {home, cart, pricing})
        .flatMap(Stream::of)
        .filter(page -> page.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The shop has no page " + path + "."));
  }

  Page pageOf(Product product) {
    return products.get(product);
  }

  private static Page article(String slug, String title) {
    return Page.of(Place.BLOG, "/blog/" + slug, title);
  }

  private static Page[] pages(String[] subjects, Function<String, Page> page) {
    return Stream.of(subjects).map(page).toArray(Page[]::new);
  }
}
