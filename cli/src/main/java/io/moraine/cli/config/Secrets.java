package io.moraine.cli.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** What of a property may be seen, judged by its name and by what stands in an address. */
final class Secrets {
  private static final String HIDDEN = "(hidden)";
  private static final String WORDS = "password|passwd|secret|token|credential|private|key";
  private static final Pattern NAME = Pattern.compile(WORDS);
  private static final Pattern PARAMETER =
      Pattern.compile("((?:" + WORDS + ")[\\w-]*=)[^&;]+", Pattern.CASE_INSENSITIVE);
  private static final Pattern USER = Pattern.compile("(://[^/:@]*:)[^/@]+(?=@)");

  private Secrets() {}

  /** Only whether there is one. */
  static String hidden(String secret) {
    return secret.isEmpty() ? "" : HIDDEN;
  }

  /** The value, unless its name says that it is a secret; passwords in addresses are hidden. */
  static String shown(String name, String value) {
    if (NAME.matcher(name.toLowerCase(Locale.ROOT)).find()) {
      return hidden(value);
    }
    String withoutParameters = PARAMETER.matcher(value).replaceAll("$1" + HIDDEN);
    return USER.matcher(withoutParameters).replaceAll("$1" + HIDDEN);
  }
}
