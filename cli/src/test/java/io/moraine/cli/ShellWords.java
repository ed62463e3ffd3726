package io.moraine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command as people type it, in the words that a shell makes of it. */
final class ShellWords {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private ShellWords() {}

  /** The arguments of a call of ./moraine. */
  static String[] argumentsOf(String command) {
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(command); word.find(); ) {
      words.add(
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3));
    }
    return words.subList(1, words.size()).toArray(String[]::new);
  }
}
