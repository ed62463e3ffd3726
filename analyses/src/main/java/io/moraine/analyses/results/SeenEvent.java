package io.moraine.analyses.results;

import io.moraine.schemas.EventType;
import io.moraine.schemas.SessionView;
import java.time.LocalDate;

/**
 * The event at hand. The same object shows the next event later: keep what it says, never itself.
 */
public interface SeenEvent {
  /** What happened. */
  EventType type();

  /** When, in microseconds of UTC. */
  long micros();

  /** The reporting day. */
  LocalDate day();

  /** The session that it is in, or beside which it was sent; null where there is none. */
  SessionView session();

  /** Whose it is: the user, else the person of the session, else the device's owner. */
  String personId();

  /**
   * The text of a column of raw.events; null where it has none.
   *
   * @param column a constant of {@link io.moraine.schemas.EventColumn}, among those that the walk
   *     reads
   */
  String text(int column);

  /** Whether that column has no value. */
  boolean isNull(int column);

  /** The whole number of a column, for money millionths; meaningless where it is null. */
  long longAt(int column);

  /** The floating-point number of a column; meaningless where it is null. */
  double doubleAt(int column);

  /** How many items it is about. */
  int items();

  /** The product of an item, from 0. */
  String productId(int item);

  /** The product's name; null where it is not known. */
  String productName(int item);

  /** The product's category; null where it is not known. */
  String productCategory(int item);
}
