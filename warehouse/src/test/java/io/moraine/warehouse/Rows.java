package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowCursor;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.types.Type.TypeID;

/**
 * Rows as plain lists of values, one list a row: what the warehouse should give back, made and kept
 * without blocks. Texts are strings, all numbers of 64 bits are longs, a list or map is a list of
 * elements, and each element a list again.
 */
final class Rows {
  private static final String[] WORDS = {
    "", "a", "shop", "Grüße", "日本", "😀 emoji", "O'Neill", "%_"
  };

  private final Random random;

  Rows(long seed) {
    this.random = new Random(seed);
  }

  /** Random rows of a slice. Now and then a column is null in all of them. */
  List<List<Object>> random(TableDefinition table, Slice slice, int buckets, int count) {
    Shape shape = Shape.of(table.struct());
    double[] nulls = random.doubles(shape.size()).map(d -> d < 0.2 ? 1 : d / 2).toArray();
    Slicing slicing = table.slicing();
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < shape.size(); i++) {
        Shape.Field field = shape.field(i);
        if (slicing.dayColumn().filter(field.name()::equals).isPresent()) {
          values.add(slice.day().orElseThrow().toEpochDay());
        } else if (slicing.bucketColumn().filter(field.name()::equals).isPresent()) {
          values.add(idIn(slice.bucket().orElseThrow(), buckets));
        } else {
          values.add(value(field, nulls[i]));
        }
      }
      rows.add(values);
    }
    return rows;
  }

  /** The rows as a block. */
  static Block block(Shape shape, List<List<Object>> rows) {
    BlockBuilder builder = new BlockBuilder(shape);
    rows.forEach(row -> append(builder, row));
    return builder.build();
  }

  /** What a cursor gives. */
  static List<List<Object>> of(RowCursor cursor, Shape shape) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    while (cursor.next()) {
      rows.add(values(cursor.row(), shape));
    }
    return rows;
  }

  /** What is in a block. */
  static List<List<Object>> of(Block block) {
    List<List<Object>> rows = new ArrayList<>();
    RowView view = new RowView();
    for (int row = 0; row < block.rows(); row++) {
      rows.add(values(view.at(block, row), block.shape()));
    }
    return rows;
  }

  /** Those columns of the rows. */
  static List<List<Object>> project(List<List<Object>> rows, int... columns) {
    return rows.stream()
        .map(row -> IntStream.of(columns).mapToObj(row::get).collect(Collectors.toList()))
        .collect(Collectors.toList());
  }

  private String idIn(int bucket, int buckets) {
    while (true) {
      String id = WORDS[random.nextInt(WORDS.length)] + random.nextInt(1000);
      if (Buckets.of(id, buckets) == bucket) {
        return id;
      }
    }
  }

  private Object value(Shape.Field field, double nulls) {
    if (!field.required() && random.nextDouble() < nulls) {
      return null;
    }
    return switch (field.kind()) {
      case TEXT -> text();
      case LONG -> number(field.type().typeId());
      case DOUBLE -> random.nextInt(3) == 0 ? random.nextInt(100) / 4.0 : random.nextGaussian();
      case NESTED -> elements(field.element());
    };
  }

  private String text() {
    return switch (random.nextInt(4)) {
      case 0, 1 -> WORDS[random.nextInt(WORDS.length)];
      case 2 -> Long.toHexString(random.nextLong());
      default -> "https://shop.example/" + "x".repeat(random.nextInt(60)) + random.nextInt(50);
    };
  }

  private long number(TypeID type) {
    return switch (type) {
      case BOOLEAN -> random.nextInt(2);
      case INTEGER -> random.nextInt();
      case DATE -> random.nextInt(40_000) - 5000;
      case TIMESTAMP -> 1_767_225_600_000_000L + random.nextInt();
      case DECIMAL -> random.nextLong() % 1_000_000_000_000_000_000L;
      default -> random.nextBoolean() ? random.nextInt(5) : random.nextLong();
    };
  }

  private List<Object> elements(Shape shape) {
    List<Object> elements = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      List<Object> element =
          shape.fields().stream()
              .map(field -> value(field, 0.3))
              .collect(Collectors.toCollection(ArrayList::new));
      if (shape.field(0).name().equals("key")) {
        element.set(0, "key " + i); // A map has a key once.
      }
      elements.add(element);
    }
    return elements;
  }

  private static void append(BlockBuilder to, List<?> row) {
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      if (value instanceof String text) {
        to.setText(i, text);
      } else if (value instanceof Long number) {
        to.setLong(i, number);
      } else if (value instanceof Double number) {
        to.setDouble(i, number);
      } else if (value instanceof List<?> list) {
        BlockBuilder elements = to.elements(i);
        list.forEach(element -> append(elements, (List<?>) element));
      }
    }
    to.endRow();
  }

  private static List<Object> values(RowView row, Shape shape) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      Shape.Field field = shape.field(i);
      values.add(
          row.isNull(i)
              ? null
              : switch (field.kind()) {
                case TEXT -> row.text(i);
                case LONG -> row.longAt(i);
                case DOUBLE -> row.doubleAt(i);
                case NESTED -> elements(row, i, field.element());
              });
    }
    return values;
  }

  private static List<Object> elements(RowView row, int column, Shape shape) {
    RowView element = new RowView();
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < row.elementCount(column); i++) {
      elements.add(values(row.element(column, i, element), shape));
    }
    return elements;
  }
}
