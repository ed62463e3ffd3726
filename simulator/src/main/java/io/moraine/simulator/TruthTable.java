package io.moraine.simulator;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A long list of truths, kept as CSV in the folder {@code truth}: a header, then a row a line. No
 * value needs quotes; an empty one is null.
 */
public final class TruthTable<R extends Record> {
  public static final TruthTable<SessionTruth> SESSIONS = of("sessions", SessionTruth.class);
  public static final TruthTable<CartTruth> CARTS = of("carts", CartTruth.class);
  public static final TruthTable<OrderTruth> ORDERS = of("orders", OrderTruth.class);
  public static final TruthTable<LinkTruth> LINKS = of("links", LinkTruth.class);
  public static final TruthTable<PersonTruth> PERSONS = of("persons", PersonTruth.class);
  public static final TruthTable<VisitorTruth> VISITORS = of("visitors", VisitorTruth.class);
  public static final TruthTable<FileTruth> FILES = of("files", FileTruth.class);
  public static final TruthTable<DuplicateTruth> DUPLICATES =
      of("duplicates", DuplicateTruth.class);
  public static final TruthTable<RejectTruth> REJECTS = of("rejects", RejectTruth.class);

  /** Every such list. */
  public static final List<TruthTable<?>> ALL =
      List.of(SESSIONS, CARTS, ORDERS, LINKS, PERSONS, VISITORS, FILES, DUPLICATES, REJECTS);

  private final String name;
  private final RecordShape<R> shape;

  private TruthTable(String name, Class<R> type) {
    this.name = name;
    this.shape = new RecordShape<>(type);
  }

  private static <R extends Record> TruthTable<R> of(String name, Class<R> type) {
    return new TruthTable<>(name, type);
  }

  /** Its name, which is that of its file too. */
  public String name() {
    return name;
  }

  /** Its file below the folder that a simulation was written to. */
  public Path file(Path out) {
    return out.resolve("truth").resolve(name + ".csv");
  }

  /** Its rows, in the order in which they were written; to be closed. */
  @SuppressWarnings("StreamResourceLeak") // The caller closes it, as the sentence above says.
  public Stream<R> read(Path out) {
    try {
      return Files.lines(file(out)).skip(1).map(this::parse);
    } catch (IOException e) {
      throw new MoraineException(
          SimulatorError.NO_TRUTH,
          "There is no " + file(out) + ": write a simulation to that folder first.",
          e);
    }
  }

  String header() {
    StringBuilder header = new StringBuilder();
    for (int i = 0; i < shape.size(); i++) {
      header.append(i == 0 ? "" : ",").append(shape.name(i));
    }
    return header.append('\n').toString();
  }

  void append(R row, TextBuffer out) {
    for (int i = 0; i < shape.size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      append(shape.value(row, i), out);
    }
    out.raw('\n');
  }

  private static void append(Object value, TextBuffer out) {
    if (value instanceof Long number) {
      out.number(number);
    } else if (value instanceof Instant moment) {
      out.instant(moment.toEpochMilli());
    } else if (value != null) {
      out.ascii(value.toString());
    }
  }

  private R parse(String line) {
    String[] cells = line.split(",", -1);
    Object[] values = new Object[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = cells[i].isEmpty() ? null : value(cells[i], shape.component(i).getType());
    }
    return shape.make(values);
  }

  private static Object value(String cell, Class<?> type) {
    if (type == long.class) {
      return Long.valueOf(cell);
    }
    if (type == Instant.class) {
      return Instant.parse(cell);
    }
    if (type == BigDecimal.class) {
      return new BigDecimal(cell);
    }
    if (type == boolean.class || type == Boolean.class) {
      return Boolean.valueOf(cell);
    }
    return cell;
  }
}
