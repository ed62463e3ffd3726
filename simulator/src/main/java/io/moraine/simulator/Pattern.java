package io.moraine.simulator;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A sequence of pages that people follow far more often than chance would lead them.
 *
 * @param rate share of visits longer than a page that follow it on purpose
 */
record Pattern(String name, List<Page> pages, double rate) {

  static List<Pattern> of(SiteMap site) {
    return List.of(
        new Pattern(
            "tent-advice",
            List.of(
                site.at("/blog/choosing-a-tent"),
                site.at("/calculators/tent-size"),
                site.at("/c/tents")),
            0.03),
        new Pattern(
            "bike-loan",
            List.of(site.at("/c/gravel-bikes"), site.at("/calculators/loan"), site.at("/pricing")),
            0.015),
        new Pattern(
            "boot-worry",
            List.of(
                site.at("/blog/boot-fitting"),
                site.at("/help/sizes"),
                site.at("/help/returns"),
                site.at("/c/hiking-boots")),
            0.008));
  }

  /** Whether the pages were shown one right after the other, anywhere among those paths. */
  boolean isWithin(List<String> paths) {
    for (int from = 0; from + pages.size() <= paths.size(); from++) {
      if (beginsAt(paths, from)) {
        return true;
      }
    }
    return false;
  }

  PatternTruth truth(long planted, long sessions) {
    String paths = pages.stream().map(Page::path).collect(Collectors.joining(" > "));
    return new PatternTruth(name, paths, planted, sessions);
  }

  private boolean beginsAt(List<String> paths, int from) {
    for (int i = 0; i < pages.size(); i++) {
      if (!paths.get(from + i).equals(pages.get(i).path())) {
        return false;
      }
    }
    return true;
  }
}
