package io.moraine.analyses.attribution;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Credit in proportion to removal effects: what a {@link MarkovChain} loses without the channel. The
 * money is shared by what is lost of the money.
 *
 * @param order how many channels back the next step of a journey depends on, from 1
 */
public record MarkovRemoval(int order) implements PathModel {

  @Override
  public PathCredit credit(PathCounts counts) {
    PathCredit credit = new PathCredit(counts.channels());
    long conversions = counts.paths().stream().mapToLong(CountedPath::conversions).sum();
    if (conversions == 0) {
      return credit;
    }
    MarkovChain chain = MarkovChain.of(counts, order);
    long micros = counts.paths().stream().mapToLong(CountedPath::valueMicros).sum();
    double[] byConversions = chain.conversionEffects();
    double[] byMoney = micros == 0 ? byConversions : chain.valueEffects();
    credit.share(
        IntStream.range(0, byConversions.length).toArray(),
        Credits.units(conversions),
        micros,
        byConversions,
        anyPositive(byMoney) ? byMoney : byConversions);
    return credit;
  }

  private static boolean anyPositive(double[] weights) {
    return Arrays.stream(weights).anyMatch(weight -> weight > 0);
  }
}
