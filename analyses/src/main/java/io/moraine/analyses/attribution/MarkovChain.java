package io.moraine.analyses.attribution;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Journeys as a random walk over channels, from a start to a conversion or to nothing (Anderl,
 * Becker, von Wangenheim and Schumann, "Mapping the customer journey", International Journal of
 * Research in Marketing 33, 2016). A state is the last {@code order} channels; equal states that
 * follow each other are one; journeys that did not convert count. A journey shorter than the order
 * is one state of all its channels.
 */
public final class MarkovChain {

  /** Where a journey begins. */
  public static final String START = "(start)";

  /** Where a journey ends that converted. */
  public static final String CONVERSION = "(conversion)";

  /** Where a journey ends that did not convert. */
  public static final String NULL = "(null)";

  private static final int START_STATE = 0;

  /** How close the two bounds on a probability must come, as a part of it. */
  private static final double ENOUGH = 1e-13;

  private final List<String> channels;
  private final List<State> states = new ArrayList<>();
  private final Object2IntOpenHashMap<IntArrayList> numbers = new Object2IntOpenHashMap<>();
  private final int order;

  private MarkovChain(List<String> channels, int order) {
    this.channels = channels;
    this.order = order;
    numbers.defaultReturnValue(-1);
    states.add(new State(new IntArrayList()));
  }

  /**
   * Counts the transitions of journeys.
   *
   * @param counts the journeys, not changed
   * @param order how many channels back the next step depends on, from 1
   * @return the chain
   * @throws IllegalArgumentException if the order is below 1
   */
  public static MarkovChain of(PathCounts counts, int order) {
    if (order < 1) {
      throw new IllegalArgumentException(
          "The order of a Markov chain is a number of channels from 1, but is " + order + ".");
    }
    MarkovChain chain = new MarkovChain(counts.channels(), order);
    List<CountedPath> paths = new ArrayList<>(counts.paths());
    // Numbering by content makes the last digit of a result independent of the order of arrival.
    paths.sort((one, other) -> Arrays.compare(one.channels(), other.channels()));
    paths.forEach(chain::count);
    chain.states.forEach(State::settle);
    return chain;
  }

  /** The chain of order 1 of steps that are counted already. */
  static MarkovChain of(ChannelSteps steps) {
    MarkovChain chain = new MarkovChain(steps.channels(), 1);
    int channels = steps.channels().size();
    for (int channel = 0; channel < channels; channel++) {
      chain.number(List.of(channel));
    }
    for (int to = 0; to < channels; to++) {
      chain.states.get(START_STATE).step(1 + to, steps.started()[to]);
      for (int from = 0; from < channels; from++) {
        chain.states.get(1 + from).step(1 + to, steps.steps()[from][to]);
      }
      chain
          .states
          .get(1 + to)
          .end(steps.conversions()[to], steps.nulls()[to], steps.valueMicros()[to]);
    }
    chain.states.forEach(State::settle);
    return chain;
  }

  private void count(CountedPath path) {
    long journeys = path.conversions() + path.nulls();
    int from = START_STATE;
    int length = path.channels().length;
    for (int end = Math.min(order, length); end <= length; end++) {
      int to = number(IntArrayList.of(path.channels()).subList(Math.max(0, end - order), end));
      if (to != from) {
        states.get(from).step(to, journeys);
        from = to;
      }
    }
    states.get(from).end(path.conversions(), path.nulls(), path.valueMicros());
  }

  private int number(List<Integer> content) {
    IntArrayList key = new IntArrayList(content);
    int known = numbers.getInt(key);
    if (known >= 0) {
      return known;
    }
    numbers.put(key, states.size());
    states.add(new State(key));
    return states.size() - 1;
  }

  /**
   * The probability of each step that journeys took.
   *
   * @return by step, such as {@code (start)>email}; the channels of a state of higher order are
   *     joined by commas
   */
  public Map<String, Double> transitions() {
    Map<String, Double> transitions = new LinkedHashMap<>();
    for (State from : states) {
      String prefix = name(from) + ">";
      for (int step = 0; step < from.targets.length; step++) {
        transitions.put(prefix + name(states.get(from.targets[step])), from.parts[step]);
      }
      if (from.conversions > 0) {
        transitions.put(prefix + CONVERSION, from.part(from.conversions));
      }
      if (from.nulls > 0) {
        transitions.put(prefix + NULL, from.part(from.nulls));
      }
    }
    return transitions;
  }

  private String name(State state) {
    return state.content.isEmpty()
        ? START
        : state.content.intStream().mapToObj(channels::get).collect(Collectors.joining(","));
  }

  /**
   * The chance that a journey converts.
   *
   * @return from 0 to 1
   */
  public double conversionProbability() {
    return expected(chances(), 1, -1);
  }

  /**
   * What is lost if a channel were not there, and whoever came to it gave up.
   *
   * @return by channel, in the channels' order: the part of conversions lost, from 0 to 1; zeros
   *     where nothing converted
   */
  public Map<String, Double> removalEffects() {
    return byChannel(conversionEffects());
  }

  /**
   * The same for the conversions' money: every conversion from a state is taken to bring that
   * state's average.
   *
   * @return by channel, in the channels' order: the part of the money lost, from 0 to 1
   * @throws IllegalArgumentException if conversions brought less than nothing
   */
  public Map<String, Double> valueRemovalEffects() {
    return byChannel(valueEffects());
  }

  /** The removal effects by place of the channel. */
  double[] conversionEffects() {
    return effects(chances(), 1);
  }

  /** The removal effects on money by place of the channel. */
  double[] valueEffects() {
    return effects(values(), greatestValue());
  }

  private Map<String, Double> byChannel(double[] effects) {
    Map<String, Double> byChannel = new LinkedHashMap<>();
    for (int i = 0; i < effects.length; i++) {
      byChannel.put(channels.get(i), effects[i]);
    }
    return byChannel;
  }

  private double[] effects(double[] rewards, double atMost) {
    double whole = expected(rewards, atMost, -1);
    double[] effects = new double[channels.size()];
    if (whole > 0) {
      Arrays.setAll(
          effects, channel -> Math.max(0, 1 - expected(rewards, atMost, channel) / whole));
    }
    return effects;
  }

  private double[] chances() {
    return states.stream().mapToDouble(state -> state.part(state.conversions)).toArray();
  }

  /** Whether what the journeys of some channel brought together is below nothing. */
  boolean losesMoney() {
    return states.stream().anyMatch(state -> state.valueMicros < 0);
  }

  private double[] values() {
    if (losesMoney()) {
      throw new IllegalArgumentException(
          "The money of conversions must not be negative to be shared by removal effects; credit"
              + " refunds apart from sales.");
    }
    return states.stream().mapToDouble(state -> state.part(state.valueMicros)).toArray();
  }

  private double greatestValue() {
    return states.stream()
        .filter(state -> state.conversions > 0)
        .mapToDouble(state -> (double) state.valueMicros / state.conversions)
        .max()
        .orElse(0);
  }

  /**
   * What a journey is expected to bring: solves x = Qx + r for x at the start, by Gauss-Seidel
   * steps on a bound from below and one from above at once. Both can only move towards the
   * solution, for no coefficient is negative, so that what lies between them is known at every
   * step; they end when that is nothing to speak of, or less than a double can tell.
   */
  private double expected(double[] rewards, double atMost, int without) {
    int[] kept =
        IntStream.iterate(states.size() - 1, state -> state >= 0, state -> state - 1)
            .filter(state -> without < 0 || !states.get(state).content.contains(without))
            .toArray();
    double[] below = new double[rewards.length];
    double[] above = new double[rewards.length];
    for (int state : kept) {
      above[state] = atMost;
    }
    boolean moved = true;
    while (moved && above[START_STATE] - below[START_STATE] > ENOUGH * below[START_STATE]) {
      moved = false;
      for (int state : kept) {
        double lower = rewards[state] + states.get(state).following(below);
        double upper = rewards[state] + states.get(state).following(above);
        moved |= lower > below[state] || upper < above[state];
        below[state] = Math.max(lower, below[state]);
        above[state] = Math.min(upper, above[state]);
      }
    }
    return (below[START_STATE] + above[START_STATE]) / 2;
  }

  /** The last channels of a journey and where journeys went from there. */
  private static final class State {

    private final IntArrayList content;
    private final Int2LongOpenHashMap next = new Int2LongOpenHashMap();
    private long leaving;
    private long conversions;
    private long nulls;
    private long valueMicros;
    private int[] targets;
    private double[] parts;

    private State(IntArrayList content) {
      this.content = content;
    }

    private void step(int to, long journeys) {
      if (journeys > 0) {
        next.addTo(to, journeys);
        leaving += journeys;
      }
    }

    private void end(long moreConversions, long moreNulls, long moreMicros) {
      conversions += moreConversions;
      nulls += moreNulls;
      valueMicros += moreMicros;
      leaving += moreConversions + moreNulls;
    }

    private double part(long count) {
      return leaving == 0 ? 0 : (double) count / leaving;
    }

    /** Puts the steps side by side, once all are counted: the solver walks over them often. */
    private void settle() {
      targets = next.keySet().toIntArray();
      Arrays.sort(targets);
      parts = Arrays.stream(targets).mapToDouble(to -> part(next.get(to))).toArray();
    }

    private double following(double[] expected) {
      double sum = 0;
      for (int i = 0; i < targets.length; i++) {
        sum += parts[i] * expected[targets[i]];
      }
      return sum;
    }
  }
}
