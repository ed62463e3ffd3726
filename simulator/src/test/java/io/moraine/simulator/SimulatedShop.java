package io.moraine.simulator;

import io.moraine.schemas.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A simulation that was written once for all tests that only read it: small enough for that, and
 * with more mishaps than usual.
 */
final class SimulatedShop {
  static final SimulationSettings SETTINGS =
      SimulationSettings.defaults().withVisitors(2500).withMishaps(0.02, 0.05, 0.004);

  private static SimulatedShop shared;

  private final Path out;
  private final Truth truth;
  private final List<LoggedEvent> lines;
  private final List<LoggedEvent> events;
  private final Map<String, List<LoggedEvent>> byDevice;
  private final Map<String, String> owners = new HashMap<>();

  private SimulatedShop(Path out) {
    this.out = out;
    Simulation.of(SETTINGS).write(out, progress -> {});
    this.truth = Truth.read(out);
    this.lines = new Logs(out).eventsBut(rows(TruthTable.REJECTS));
    this.events = Logs.once(lines);
    this.byDevice =
        events.stream()
            .filter(event -> event.device() != null)
            .sorted(Comparator.comparing(LoggedEvent::at))
            .collect(Collectors.groupingBy(LoggedEvent::device));
    byDevice.forEach((device, list) -> owners.put(device, owner(device, list)));
  }

  static synchronized SimulatedShop shared() {
    if (shared == null) {
      try {
        Path out = Files.createTempDirectory("simulated-shop");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(out)));
        shared = new SimulatedShop(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return shared;
  }

  Path out() {
    return out;
  }

  Truth truth() {
    return truth;
  }

  /** Lines that are events, copies among them. */
  List<LoggedEvent> lines() {
    return lines;
  }

  /** Events, one copy of each. */
  List<LoggedEvent> events() {
    return events;
  }

  /** Each device's events in the order of time. */
  Map<String, List<LoggedEvent>> byDevice() {
    return byDevice;
  }

  <R extends Record> List<R> rows(TruthTable<R> table) {
    try (Stream<R> rows = Truth.rows(table, out)) {
      return rows.toList();
    }
  }

  /** The events that tell an order first, in the order of time. */
  List<LoggedEvent> orders() {
    Set<String> told = new HashSet<>();
    return events.stream()
        .filter(event -> event.type() == EventType.PURCHASE)
        .sorted(Comparator.comparing(LoggedEvent::at))
        .filter(event -> told.add(event.text("order_id")))
        .toList();
  }

  /** Every session that a naive reader finds. */
  List<NaiveSession> sessions() {
    return byDevice.values().stream()
        .flatMap(deviceEvents -> NaiveSession.of(deviceEvents).stream())
        .toList();
  }

  /** The person of each event by the architecture's rule: its user, else its device's owner. */
  String personOf(LoggedEvent event) {
    return event.user() == null ? owners.get(event.device()) : event.user();
  }

  /** The user seen first on a device, else the device itself. */
  private static String owner(String device, List<LoggedEvent> deviceEvents) {
    return deviceEvents.stream()
        .map(LoggedEvent::user)
        .filter(user -> user != null)
        .findFirst()
        .orElse(device);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
