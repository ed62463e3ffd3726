package io.moraine.cli.ask;

import io.moraine.analyses.history.Actor;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Histories;
import io.moraine.analyses.history.History;
import io.moraine.analyses.history.Interest;
import io.moraine.blocks.RowView;
import io.moraine.cli.CliError;
import io.moraine.schemas.Event;
import io.moraine.schemas.MoraineException;
import io.moraine.warehouse.Warehouse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The histories of a warehouse: {@code raw.events}, of the persons that the facts know, without
 * what flagged bots did.
 *
 * <p>An actor's events lie wherever its devices' do. So the events are read in several passes, each
 * of which gathers those of a part of the actors: memory is bounded by the size of such a part and
 * by the largest actor, whatever the warehouse holds.
 */
public final class StoredHistories implements Histories {
  private static final long EVENTS_IN_MEMORY = 2_000_000;

  private final Warehouse warehouse;
  private final long eventsInMemory;

  public StoredHistories(Warehouse warehouse) {
    this(warehouse, EVENTS_IN_MEMORY);
  }

  /**
   * @param eventsInMemory about how many that are wanted are gathered in one pass
   */
  public StoredHistories(Warehouse warehouse, long eventsInMemory) {
    this.warehouse = warehouse;
    this.eventsInMemory = eventsInMemory;
  }

  @Override
  public void forEach(Interest interest, Consumer<History> fold) {
    int passes = passes(interest);
    for (int pass = 0; pass < passes; pass++) {
      int part = pass;
      gather(interest, actor -> Math.floorMod(actor.hashCode(), passes) == part)
          .forEach(
              (actor, events) -> {
                events.sort(Comparator.comparingLong(Happening::micros));
                fold.accept(new History(actor, events));
              });
    }
  }

  // Where not all events fit in memory it is worth a walk to know how many of them are wanted.
  private int passes(Interest interest) {
    long events = warehouse.table(Event.TABLE).rows();
    if (events > eventsInMemory) {
      long[] wanted = {0};
      forEachWanted(interest, actor -> true, (actor, event) -> wanted[0]++);
      events = wanted[0];
    }
    return Math.toIntExact(Math.max(1, (events + eventsInMemory - 1) / eventsInMemory));
  }

  private Map<String, List<Happening>> gather(Interest interest, Predicate<String> actors) {
    Map<String, List<Happening>> byActor = new HashMap<>();
    forEachWanted(
        interest,
        actors,
        (actor, event) ->
            byActor.computeIfAbsent(actor, first -> new ArrayList<>()).add(event.kept()));
    return byActor;
  }

  private void forEachWanted(
      Interest interest, Predicate<String> actors, BiConsumer<String, EventColumns.Seen> each) {
    EventColumns columns = new EventColumns(warehouse.table(Event.TABLE), interest.properties());
    Predicate<LocalDate> days = days(interest);
    try {
      for (int bucket = 0; bucket < warehouse.buckets(); bucket++) {
        StoredPeople people = StoredPeople.ofBucket(warehouse, bucket);
        EventColumns.Seen seen = columns.seenBy(people);
        columns.forEachRowOfBucket(
            bucket,
            days,
            row -> {
              String actor = wanted(seen.at(row), row, interest, actors);
              if (actor != null) {
                each.accept(actor, seen);
              }
            });
      }
    } catch (IOException failure) {
      throw new MoraineException(
          CliError.FILE,
          "The events of the warehouse cannot be read (%s). Look at their files with \"doctor\"."
              .formatted(failure.getMessage()),
          failure);
    }
  }

  private static String wanted(
      EventColumns.Seen event, RowView row, Interest interest, Predicate<String> actors) {
    if (EventColumns.isOfBot(row) || !interest.wants(event)) {
      return null;
    }
    Actor by = interest.actor();
    String actor = by.of(event);
    return actor != null && actors.test(actor) ? actor : null;
  }

  // The reporting day of an event is at most a day off that of UTC.
  private static Predicate<LocalDate> days(Interest interest) {
    LocalDate from = day(interest.fromMicros(), LocalDate.MIN, -1);
    LocalDate to = day(interest.toMicros(), LocalDate.MAX, 1);
    return day -> !day.isBefore(from) && !day.isAfter(to);
  }

  private static LocalDate day(long micros, LocalDate never, int more) {
    boolean open = micros == Long.MIN_VALUE || micros == Long.MAX_VALUE;
    return open
        ? never
        : Instant.EPOCH
            .plus(micros, ChronoUnit.MICROS)
            .atZone(ZoneOffset.UTC)
            .toLocalDate()
            .plusDays(more);
  }
}
