package io.moraine.cli.analyze;

import java.util.List;

/**
 * One module of what is told.
 *
 * @param name such as {@code traffic}
 * @param question what it answers
 * @param balances what was found to hold of its tables before they were published
 * @param sections its tables
 * @param notes what is left out, and why
 */
public record AnalyzedModule(
    String name,
    String question,
    List<String> balances,
    List<Section> sections,
    List<String> notes) {
  public AnalyzedModule {
    balances = List.copyOf(balances);
    sections = List.copyOf(sections);
    notes = List.copyOf(notes);
  }
}
