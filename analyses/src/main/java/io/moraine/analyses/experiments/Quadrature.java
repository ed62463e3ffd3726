package io.moraine.analyses.experiments;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrals of smooth functions by Gauss-Legendre nodes on equal panels. With sixteen nodes a panel
 * that is one standard deviation of a bell is exact to the last digits.
 */
final class Quadrature {

  private static final int NODES = 16;
  private static final double[] NODE = new double[NODES];
  private static final double[] WEIGHT = new double[NODES];

  static {
    // Newton's steps to the roots of the Legendre polynomial, from the usual first guess.
    for (int i = 0; i < NODES; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (NODES + 0.5));
      double slope = 0;
      for (int step = 0; step < 100; step++) {
        double previous = 1;
        double value = x;
        for (int degree = 2; degree <= NODES; degree++) {
          double next = ((2 * degree - 1) * x * value - (degree - 1) * previous) / degree;
          previous = value;
          value = next;
        }
        slope = NODES * (x * value - previous) / (x * x - 1);
        double move = value / slope;
        x -= move;
        if (Math.abs(move) < 1e-16) {
          break;
        }
      }
      NODE[i] = x;
      WEIGHT[i] = 2 / ((1 - x * x) * slope * slope);
    }
  }

  private final double[] nodes;
  private final double[] weights;

  private Quadrature(double[] nodes, double[] weights) {
    this.nodes = nodes;
    this.weights = weights;
  }

  /** Nodes and weights over an interval. */
  static Quadrature over(double low, double high, int panels) {
    double[] nodes = new double[panels * NODES];
    double[] weights = new double[panels * NODES];
    double half = (high - low) / panels / 2;
    for (int panel = 0; panel < panels; panel++) {
      double middle = low + (2 * panel + 1) * half;
      for (int i = 0; i < NODES; i++) {
        nodes[panel * NODES + i] = middle + half * NODE[i];
        weights[panel * NODES + i] = half * WEIGHT[i];
      }
    }
    return new Quadrature(nodes, weights);
  }

  double[] nodes() {
    return nodes;
  }

  double[] weights() {
    return weights;
  }

  double integral(DoubleUnaryOperator function) {
    double sum = 0;
    for (int i = 0; i < nodes.length; i++) {
      sum += weights[i] * function.applyAsDouble(nodes[i]);
    }
    return sum;
  }
}
