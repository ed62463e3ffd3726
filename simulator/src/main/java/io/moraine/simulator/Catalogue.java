package io.moraine.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the shop sells: the same in every simulation. */
final class Catalogue {
  /**
   * A shelf of similar products.
   *
   * @param category category path
   * @param slug the category's name within addresses
   * @param noun what a product of it is called
   * @param euro the price of its cheapest product
   */
  record Shelf(String category, String slug, String noun, int euro, List<Product> products) {}

  private static final String[] BRANDS = {
    "Höhenweg", "Nordwand", "Pika", "Sérac", "Tarn", "Arolla", "Grat & Co", "Isard", "Kolossus"
  };
  private static final String[] MODELS = {
    "Eiger",
    "Säntis",
    "Ortler",
    "Rigi",
    "Watzmann",
    "Pelvoux",
    "Triglav",
    "Habicht",
    "Grimming",
    "Dôme",
    "Zugspitze",
    "Säuling"
  };

  private final List<Shelf> shelves = new ArrayList<>();
  private final List<Product> products = new ArrayList<>();
  private final Choice<Product> popular;

  Catalogue() {
    stock("Camping/Tents", "tents", "tent", 189);
    stock("Camping/Sleeping Bags", "sleeping-bags", "sleeping bag", 99);
    stock("Camping/Stoves", "stoves", "stove", 39);
    stock("Camping/Lights", "lights", "head torch", 19);
    stock("Climbing/Ropes", "ropes", "rope \"dry\"", 89);
    stock("Climbing/Harnesses", "harnesses", "harness", 49);
    stock("Climbing/Helmets", "helmets", "helmet", 45);
    stock("Climbing/Carabiners", "carabiners", "carabiner", 9);
    stock("Footwear/Hiking Boots", "hiking-boots", "boot", 129);
    stock("Footwear/Approach Shoes", "approach-shoes", "approach shoe", 95);
    stock("Clothing/Shells", "shells", "shell jacket", 149);
    stock("Clothing/Fleece", "fleece", "fleece", 59);
    stock("Clothing/Socks", "socks", "socks", 12);
    stock("Clothing/Gloves", "gloves", "gloves", 25);
    stock("Packs/Daypacks", "daypacks", "daypack 22 l", 69);
    stock("Packs/Trekking Packs", "trekking-packs", "pack 60 l", 139);
    stock("Winter/Snowshoes", "snowshoes", "snowshoes", 119);
    stock("Winter/Touring Skis", "touring-skis", "touring ski", 349);
    stock("Bikes/Gravel Bikes", "gravel-bikes", "gravel bike", 1290);
    stock("Bikes/Bike Bags", "bike-bags", "frame bag", 49);
    popular = byPopularity();
  }

  List<Shelf> shelves() {
    return shelves;
  }

  List<Product> products() {
    return products;
  }

  /** A product, popular ones far more often. */
  Product popular(Chance chance) {
    return popular.draw(chance);
  }

  private void stock(String category, String slug, String noun, int euro) {
    List<Product> shelf = new ArrayList<>();
    for (int i = 0; i < MODELS.length; i++) {
      int number = products.size();
      String brand = BRANDS[(number * 5 + number / MODELS.length) % BRANDS.length];
      shelf.add(
          new Product(
              String.format(Locale.ROOT, "p-%04d", number),
              brand + " " + MODELS[i] + " " + noun,
              category,
              brand,
              slug + "-" + String.format(Locale.ROOT, "%04d", number),
              euro * (100L + 17L * i) / 100 * 100 + 90,
              number % 7 == 3 ? 20 : 0));
      products.add(shelf.get(i));
    }
    shelves.add(new Shelf(category, slug, noun, euro, List.copyOf(shelf)));
  }

  private Choice<Product> byPopularity() {
    Choice<Product> choice = null;
    for (int i = 0; i < products.size(); i++) {
      Product product = products.get(i * 77 % products.size());
      double weight = 1.0 / (i + 4);
      choice = choice == null ? Choice.of(weight, product) : choice.or(weight, product);
    }
    return choice;
  }
}
