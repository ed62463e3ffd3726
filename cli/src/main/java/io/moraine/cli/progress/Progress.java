package io.moraine.cli.progress;

/** Told how far a long work is. May be called from any thread. */
public interface Progress {
  void stage(String name);

  void advance(long done, long total, String unit);

  void done();
}
