package io.moraine.analyses.funnel;

/** Whether only the first event of its kind in an actor's whole history can fill a step. */
enum FirstTime {
  /** Any event can. */
  NO,
  /** The first event of the step's name ever, and only if it is as {@code where} says. */
  OF_NAME,
  /** The first event ever that is as {@code where} says. */
  OF_WHERE
}
