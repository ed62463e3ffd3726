package io.moraine.simulator;

/**
 * Where people live.
 *
 * @param taxPerMille what tax adds to an order's net, thousandths
 */
record Town(
    String country,
    String region,
    String city,
    String language,
    Currency currency,
    int taxPerMille) {

  private static final Choice<Town> TOWNS =
      Choice.of(9, new Town("DE", "BE", "Berlin", "de-DE", Currency.EUR, 190))
          .or(9, new Town("DE", "BY", "München", "de-DE", Currency.EUR, 190))
          .or(7, new Town("DE", "HH", "Hamburg", "de-DE", Currency.EUR, 190))
          .or(6, new Town("DE", "NW", "Köln", "de-DE", Currency.EUR, 190))
          .or(6, new Town("DE", "BW", "Stuttgart", "de-DE", Currency.EUR, 190))
          .or(5, new Town("DE", "BW", "Freiburg", "de-DE", Currency.EUR, 190))
          .or(5, new Town("DE", "SN", "Dresden", "de-DE", Currency.EUR, 190))
          .or(4, new Town("DE", "BY", "Nürnberg", "de-DE", Currency.EUR, 190))
          .or(5, new Town("AT", "9", "Wien", "de-AT", Currency.EUR, 200))
          .or(4, new Town("AT", "7", "Innsbruck", "de-AT", Currency.EUR, 200))
          .or(2, new Town("AT", "5", "Salzburg", "de-AT", Currency.EUR, 200))
          .or(5, new Town("CH", "ZH", "Zürich", "de-CH", Currency.CHF, 81))
          .or(3, new Town("CH", "BE", "Bern", "de-CH", Currency.CHF, 81))
          .or(3, new Town("CH", "GE", "Genève", "fr-CH", Currency.CHF, 81))
          .or(4, new Town("FR", "ARA", "Grenoble", "fr-FR", Currency.EUR, 200))
          .or(3, new Town("FR", "IDF", "Paris", "fr-FR", Currency.EUR, 200))
          .or(4, new Town("GB", "ENG", "London", "en-GB", Currency.GBP, 200))
          .or(3, new Town("GB", "SCT", "Edinburgh", "en-GB", Currency.GBP, 200))
          .or(3, new Town("NL", "NH", "Amsterdam", "nl-NL", Currency.EUR, 210))
          .or(2, new Town("PL", "DS", "Wrocław", "pl-PL", Currency.EUR, 230));

  /** Where the machines stand that bots run on. */
  static final Town DATA_CENTRE = new Town("US", "VA", "Ashburn", "en-US", Currency.EUR, 0);

  static Town of(Chance chance) {
    return TOWNS.draw(chance);
  }
}
