package io.moraine.simulator;

import io.moraine.schemas.EventType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A page of the shop.
 *
 * @param view which type of event its view is
 * @param path its address without host and query
 * @param query the query that is part of its address, such as a search term; empty for most
 * @param subject what was searched for, or the calculator's name; null for other pages
 * @param product the product that it shows, null where it shows none
 */
record Page(
    Place place,
    EventType view,
    String path,
    String query,
    String title,
    String subject,
    Product product) {

  static Page of(Place place, String path, String title) {
    return new Page(place, EventType.PAGE_VIEW, path, "", title, null, null);
  }

  static Page ofCategory(String slug, String title) {
    return new Page(Place.CATEGORY, EventType.LIST_VIEW, "/c/" + slug, "", title, null, null);
  }

  static Page ofSearch(String term) {
    String query = "q=" + URLEncoder.encode(term, StandardCharsets.UTF_8);
    String title = "Search: " + term;
    return new Page(Place.SEARCH, EventType.LIST_VIEW, "/search", query, title, term, null);
  }

  static Page ofCalculator(String name) {
    String title = "Calculator: " + name;
    String path = "/calculators/" + name;
    return new Page(Place.CALCULATOR, EventType.PAGE_VIEW, path, "", title, name, null);
  }

  static Page of(Product product) {
    return new Page(
        Place.PRODUCT,
        EventType.PRODUCT_VIEW,
        "/p/" + product.slug(),
        "",
        product.name(),
        null,
        product);
  }
}
