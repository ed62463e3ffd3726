package io.moraine.blocks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The naive twin of blocks: rows as lists of objects, an element of a list or map as such a row
 * too. Each instance makes rows of one character: which columns are often or always null, how many
 * different texts there are, how far numbers range. The same seed gives the same rows.
 */
final class RandomRows {
  static final Shape SHAPE =
      Shape.of(
          Types.StructType.of(
              NestedField.required(1, "id", Types.StringType.get()),
              NestedField.optional(2, "name", Types.StringType.get()),
              NestedField.required(3, "time", Types.TimestampType.withZone()),
              NestedField.optional(4, "count", Types.LongType.get()),
              NestedField.optional(5, "ratio", Types.DoubleType.get()),
              NestedField.optional(6, "flag", Types.BooleanType.get()),
              NestedField.optional(7, "price", Types.DecimalType.of(18, 6)),
              NestedField.optional(
                  8, "tags", Types.ListType.ofRequired(20, Types.StringType.get())),
              NestedField.optional(
                  9,
                  "items",
                  Types.ListType.ofRequired(
                      21,
                      Types.StructType.of(
                          NestedField.required(22, "product", Types.StringType.get()),
                          NestedField.optional(23, "quantity", Types.LongType.get()),
                          NestedField.optional(24, "weight", Types.DoubleType.get()),
                          NestedField.optional(
                              25, "days", Types.ListType.ofRequired(26, Types.DateType.get()))))),
              NestedField.optional(
                  10,
                  "properties",
                  Types.MapType.ofOptional(
                      27, 28, Types.StringType.get(), Types.StringType.get()))));

  static final int ID = 0;
  static final int NAME = 1;
  static final int TIME = 2;
  static final int COUNT = 3;
  static final int RATIO = 4;
  static final int FLAG = 5;

  private static final List<String> ODD_TEXTS =
      List.of(
          "",
          "\0",
          "\0\0",
          "a",
          "a\0",
          "a\0\0",
          "a\0b",
          "ab",
          "abcdefg",
          "abcdefgh",
          "abcdefg\0",
          "abcdefghi",
          "ä",
          "é",
          "e\u0301",
          "日本語のページ",
          "😀",
          "\uFFFD",
          "z",
          "https://shop.example/",
          "https://shop.example/a",
          "https://shop.example/b?q=1",
          "https://shop.example/\u00FF");
  private static final List<Long> ODD_NUMBERS =
      List.of(0L, 1L, -1L, 255L, 256L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 56, -(1L << 31));
  private static final List<Double> ODD_DOUBLES =
      List.of(
          0.0,
          -0.0,
          1.5,
          -1.5,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.MIN_VALUE);

  private final Random random;
  private final double[] nullShares;
  private final int texts;
  private final int numberBits;

  RandomRows(long seed) {
    this.random = new Random(seed);
    this.nullShares =
        random.doubles(SHAPE.size(), 0, 1.4).map(share -> share < 0.3 ? 0 : share).toArray();
    this.texts = 1 << random.nextInt(12);
    this.numberBits = random.nextInt(65);
  }

  Random random() {
    return random;
  }

  List<List<Object>> rows(int count) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(SHAPE));
    }
    return rows;
  }

  /** Up to so many rows, and mostly far fewer. */
  List<List<Object>> upTo(int most) {
    return rows((int) (most * Math.pow(random.nextDouble(), 2)));
  }

  private List<Object> row(Shape shape) {
    List<Object> row = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      boolean isNull = !shape.field(i).required() && random.nextDouble() < nullShares[i];
      row.add(isNull ? null : value(shape.field(i)));
    }
    return row;
  }

  private Object value(Shape.Field field) {
    return switch (field.kind()) {
      case TEXT -> text();
      case LONG -> field.name().equals("flag") ? (Object) (long) random.nextInt(2) : number();
      case DOUBLE -> random.nextInt(4) == 0 ? any(ODD_DOUBLES) : (Object) random.nextDouble();
      case NESTED -> {
        List<List<Object>> elements = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
          elements.add(row(field.element()));
        }
        yield elements;
      }
    };
  }

  private String text() {
    int which = random.nextInt(texts);
    return which < ODD_TEXTS.size() ? ODD_TEXTS.get(which) : "https://shop.example/page-" + which;
  }

  private Long number() {
    if (numberBits == 64 && random.nextInt(8) == 0) {
      return any(ODD_NUMBERS);
    }
    return numberBits == 0 ? -7L : (random.nextLong() >> (64 - numberBits)) + 1000;
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Sets a row in a builder without ending it. */
  static void set(List<Object> row, BlockBuilder to) {
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
        for (Object element : list) {
          set(asRow(element), elements);
          elements.endRow();
        }
      }
    }
  }

  static Block block(List<List<Object>> rows) {
    BlockBuilder builder = new BlockBuilder(SHAPE);
    for (List<Object> row : rows) {
      set(row, builder);
      builder.endRow();
    }
    return builder.build();
  }

  static List<List<Object>> rowsOf(Block block) {
    List<List<Object>> rows = new ArrayList<>();
    RowView view = new RowView();
    for (int row = 0; row < block.rows(); row++) {
      rows.add(rowOf(view.at(block, row)));
    }
    return rows;
  }

  static List<Object> rowOf(RowView view) {
    Shape shape = view.block().shape();
    List<Object> row = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      row.add(view.isNull(i) ? null : valueOf(view, shape.field(i), i));
    }
    return row;
  }

  private static Object valueOf(RowView view, Shape.Field field, int column) {
    return switch (field.kind()) {
      case TEXT -> view.text(column);
      case LONG -> view.longAt(column);
      case DOUBLE -> view.doubleAt(column);
      case NESTED -> {
        List<List<Object>> elements = new ArrayList<>();
        RowView element = new RowView();
        for (int i = 0; i < view.elementCount(column); i++) {
          elements.add(rowOf(view.element(column, i, element)));
        }
        yield elements;
      }
    };
  }

  /** What {@link BlockOrder} is meant to be. */
  static Comparator<List<Object>> comparator(int... columns) {
    Comparator<Object> values = Comparator.nullsFirst(RandomRows::compareValues);
    return (a, b) -> {
      int compared = 0;
      for (int i = 0; i < columns.length && compared == 0; i++) {
        compared = values.compare(a.get(columns[i]), b.get(columns[i]));
      }
      return compared;
    };
  }

  private static int compareValues(Object a, Object b) {
    if (a instanceof Long number) {
      return number.compareTo((Long) b);
    } else if (a instanceof Double number) {
      return number.compareTo((Double) b);
    }
    return Arrays.compareUnsigned(
        ((String) a).getBytes(StandardCharsets.UTF_8),
        ((String) b).getBytes(StandardCharsets.UTF_8));
  }

  @SuppressWarnings("unchecked")
  private static List<Object> asRow(Object element) {
    return (List<Object>) element;
  }
}
