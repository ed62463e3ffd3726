package io.moraine.analyses.revenue;

/** What becomes of an account from one month to the next, over all its plans in a currency. */
enum AccountCourse {
  /** It pays for the first time. */
  NEW,
  /** It paid before, not in the month before, and now again. */
  REACTIVATED,
  /** It paid in the month before and pays now, more, less or the same. */
  GOES_ON,
  /** It paid in the month before, and not any more. */
  CHURNED
}
