package io.moraine.cli.progress;

/** Progress that nobody wants to hear of. */
public final class Silence implements Progress {
  @Override
  public void stage(String name) {}

  @Override
  public void advance(long done, long total, String unit) {}

  @Override
  public void done() {}
}
