package io.moraine.analyses.published;

import io.moraine.analyses.experiments.PairMoments;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;

/** Data that published examples are about and that their names stand for. */
final class PublishedData {
  /**
   * Student's sleep data: hours of sleep gained by ten people under two drugs (Biometrika 6, 1908).
   */
  static final double[] SLEEP_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

  static final double[] SLEEP_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

  /** The fifteen p values of Benjamini and Hochberg's example (JRSS B 57, 1995, section 4.1). */
  static final double[] BH_1995 = {
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
    0.6528, 0.7590, 1.0
  };

  private static final String CDNOW = "CDNOW_master.txt";

  /** The end of the weeks that foretell: what comes from here on is the outcome. */
  private static final String CDNOW_OUTCOME = "19971001";

  private PublishedData() {}

  /** Purchases of the CDNOW cohort, if the folder of published cases has them. */
  static Optional<Cdnow> cdnow(Path truth) throws IOException {
    for (String folder : List.of("ltv", "experiments", ".")) {
      for (String name : List.of(CDNOW, CDNOW + ".gz")) {
        Path file = truth.resolve(folder).resolve(name);
        if (Files.exists(file)) {
          return Optional.of(Cdnow.read(file));
        }
      }
    }
    return Optional.empty();
  }

  /** What is said where the purchases are missing. */
  static String cdnowMissing(Path truth) {
    return "The purchases that this case is about are not in "
        + truth.resolve("ltv").resolve(CDNOW);
  }

  /** The CDNOW cohort: arms are the customers with odd and with even numbers. */
  static final class Cdnow {
    private final List<TreeMap<Integer, double[]>> arms = List.of(new TreeMap<>(), new TreeMap<>());

    private static Cdnow read(Path file) throws IOException {
      Cdnow cdnow = new Cdnow();
      try (InputStream bytes = Files.newInputStream(file);
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(
                      file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                      StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String[] words = line.strip().split("\\s+");
          if (words.length == 4) {
            cdnow.purchase(Integer.parseInt(words[0]), words[1], Double.parseDouble(words[3]));
          }
        }
      }
      return cdnow;
    }

    private void purchase(int customer, String day, double amount) {
      double[] sums = arms.get(customer % 2).computeIfAbsent(customer, unseen -> new double[3]);
      sums[day.compareTo(CDNOW_OUTCOME) < 0 ? 0 : 1] += amount;
      sums[2]++;
    }

    /**
     * What customers spent before and after, for the arm of odd numbers (1) or of even ones (0).
     */
    PairMoments historyAndOutcome(int arm) {
      return pairs(arm, sums -> sums[0], sums -> sums[1]);
    }

    /** What customers spent and how often they bought. */
    PairMoments amountsAndOrders(int arm) {
      return pairs(arm, sums -> sums[0] + sums[1], sums -> sums[2]);
    }

    private PairMoments pairs(
        int arm, ToDoubleFunction<double[]> first, ToDoubleFunction<double[]> second) {
      Collection<double[]> sums = arms.get(arm).values();
      return PairMoments.of(
          sums.stream().mapToDouble(first).toArray(), sums.stream().mapToDouble(second).toArray());
    }
  }
}
