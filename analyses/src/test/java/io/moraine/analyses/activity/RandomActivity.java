package io.moraine.analyses.activity;

import java.util.BitSet;
import java.util.Random;

/** Actors made of dice. */
final class RandomActivity {
  private RandomActivity() {}

  /** Bits below the size, each of them set as often as the share says. */
  static BitSet bits(Random dice, int size, double share) {
    BitSet bits = new BitSet(size);
    for (int bit = 0; bit < size; bit++) {
      if (dice.nextDouble() < share) {
        bits.set(bit);
      }
    }
    return bits;
  }
}
