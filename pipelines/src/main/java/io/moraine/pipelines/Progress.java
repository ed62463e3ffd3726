package io.moraine.pipelines;

/** Who is told how far a pipeline is. Calls come from one thread at a time. */
public interface Progress {
  /** A stage begins; the one before has ended. */
  void stage(String name);

  /**
   * How far the current stage is.
   *
   * @param total 0 where it is not known
   * @param unit what is counted, in the plural: lines, rows, buckets
   */
  void advance(long done, long total, String unit);

  /** The last stage has ended. */
  void done();

  /** Tells no one. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void stage(String name) {}

      @Override
      public void advance(long done, long total, String unit) {}

      @Override
      public void done() {}
    };
  }
}
