package io.moraine.analyses.attribution;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model over paths gives each channel. */
public final class PathCredit {

  private final List<String> channels;
  private final long[] units;
  private final long[] micros;

  PathCredit(List<String> channels) {
    this.channels = channels;
    this.units = new long[channels.size()];
    this.micros = new long[channels.size()];
  }

  /** Shares the conversions and the money of one path over touches on it. */
  void share(CountedPath path, int[] touched, double[] weights) {
    share(touched, Credits.units(path.conversions()), path.valueMicros(), weights, weights);
  }

  /** Shares credit and money, each by its own weights. */
  void share(int[] touched, long allUnits, long allMicros, double[] byCredit, double[] byMoney) {
    long[] unitShares = Apportionment.split(allUnits, byCredit);
    long[] microShares = Apportionment.split(allMicros, byMoney);
    for (int i = 0; i < touched.length; i++) {
      units[touched[i]] = Math.addExact(units[touched[i]], unitShares[i]);
      micros[touched[i]] = Math.addExact(micros[touched[i]], microShares[i]);
    }
  }

  /**
   * The channels that the counts know.
   *
   * @return sorted by name
   */
  public List<String> channels() {
    return channels;
  }

  /**
   * Each channel's conversions.
   *
   * @return by channel, in the channels' order
   */
  public Map<String, Double> conversions() {
    Map<String, Double> conversions = new LinkedHashMap<>();
    for (int i = 0; i < units.length; i++) {
      conversions.put(channels.get(i), Credits.conversions(units[i]));
    }
    return conversions;
  }

  /** Each channel's credit in the unit of {@link Credits}, in the channels' order. */
  Map<String, Long> units() {
    Map<String, Long> byChannel = new LinkedHashMap<>();
    for (int i = 0; i < units.length; i++) {
      byChannel.put(channels.get(i), units[i]);
    }
    return byChannel;
  }

  /**
   * Each channel's part of all that was credited.
   *
   * @return by channel, in the channels' order; zeros where nothing was credited
   */
  public Map<String, Double> shares() {
    double total = totalUnits();
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int i = 0; i < units.length; i++) {
      shares.put(channels.get(i), total == 0 ? 0 : units[i] / total);
    }
    return shares;
  }

  /**
   * Each channel's money.
   *
   * @return millionths by channel, in the channels' order
   */
  public Map<String, Long> valueMicros() {
    Map<String, Long> values = new LinkedHashMap<>();
    for (int i = 0; i < micros.length; i++) {
      values.put(channels.get(i), micros[i]);
    }
    return values;
  }

  /**
   * What was credited in all.
   *
   * @return in the unit of {@link Credits}
   */
  public long totalUnits() {
    return Arrays.stream(units).sum();
  }
}
