package io.moraine.analyses.attribution;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Credit in proportion to removal effects: what a {@link MarkovChain} loses without the channel.
 * The money is shared by what is lost of the money.
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
    long micros = counts.paths().stream().mapToLong(CountedPath::valueMicros).sum();
    return share(credit, MarkovChain.of(counts, order), conversions, micros);
  }

  /**
   * Credits the channels of steps that are counted already. Where the journeys of some channel
   * brought less than nothing, as refunds told as orders do, no part of the money is lost without
   * it, and the money goes as the conversions do.
   */
  static PathCredit credit(ChannelSteps steps) {
    PathCredit credit = new PathCredit(steps.channels());
    long conversions = Arrays.stream(steps.conversions()).sum();
    long micros = Arrays.stream(steps.valueMicros()).sum();
    return conversions == 0 ? credit : share(credit, MarkovChain.of(steps), conversions, micros);
  }

  private static PathCredit share(
      PathCredit credit, MarkovChain chain, long conversions, long micros) {
    double[] byConversions = chain.conversionEffects();
    double[] byMoney = micros == 0 || chain.losesMoney() ? byConversions : chain.valueEffects();
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
