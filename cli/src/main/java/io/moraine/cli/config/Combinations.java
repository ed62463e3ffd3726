package io.moraine.cli.config;

import io.moraine.cli.CliError;
import io.moraine.schemas.MoraineException;

/** Settings that are fine alone and cannot hold together. */
final class Combinations {
  private Combinations() {}

  static void check(Configuration settings) {
    refuse(
        settings.value(Keys.SESSION_GAP).compareTo(settings.value(Keys.SESSION_MAX_LENGTH)) > 0,
        settings,
        Keys.SESSION_GAP,
        Keys.SESSION_MAX_LENGTH,
        "a session would be at its full length before a gap could end it; make the gap shorter");
    refuse(
        settings
                .value(Keys.SESSION_ENGAGED_AFTER)
                .compareTo(settings.value(Keys.SESSION_MAX_LENGTH))
            > 0,
        settings,
        Keys.SESSION_ENGAGED_AFTER,
        Keys.SESSION_MAX_LENGTH,
        "no session would last long enough to be engaged; make the first shorter");
    refuse(
        settings
                .value(Keys.CART_RECOVERABLE_FOR)
                .compareTo(settings.value(Keys.CART_ABANDONED_AFTER))
            < 0,
        settings,
        Keys.CART_RECOVERABLE_FOR,
        Keys.CART_ABANDONED_AFTER,
        "a cart could not be recovered once it is abandoned; make the first longer");
  }

  private static void refuse(
      boolean impossible, Configuration settings, Key<?> one, Key<?> other, String why) {
    if (impossible) {
      throw new MoraineException(
          CliError.COMBINATION,
          "%s is %s (%s) and %s is %s (%s): %s."
              .formatted(
                  one.name(),
                  settings.shown(one),
                  settings.origin(one),
                  other.name(),
                  settings.shown(other),
                  settings.origin(other),
                  why));
    }
  }
}
