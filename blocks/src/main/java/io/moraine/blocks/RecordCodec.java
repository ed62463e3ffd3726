package io.moraine.blocks;

import io.moraine.schemas.TableDefinition;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * Between a table's record and the rows of a block; component {@code n} is column {@code n}.
 *
 * @param <R> the table's record
 */
public final class RecordCodec<R extends Record> {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  // Linking the accessors of a record takes longer than writing some thousand of them.
  private static final Map<Class<?>, RecordCodec<?>> KNOWN = new ConcurrentHashMap<>();

  private final Class<R> type;
  private final Shape shape;
  private final MethodHandle constructor;
  private final ComponentWriter[] writers;
  // For each column that is a list of records, the codec of these; null for all others.
  private final RecordCodec<?>[] elements;
  // Of each column its type, and for money its scale.
  private final Type.TypeID[] types;
  private final int[] scales;

  private RecordCodec(Class<R> type, Shape shape) {
    this.type = type;
    this.shape = shape;
    RecordComponent[] components = type.getRecordComponents();
    if (components.length != shape.size()) {
      throw new IllegalArgumentException(
          type.getSimpleName()
              + " has "
              + components.length
              + " components for "
              + shape.size()
              + " columns.");
    }
    writers = new ComponentWriter[components.length];
    elements = new RecordCodec<?>[components.length];
    types = new Type.TypeID[components.length];
    scales = new int[components.length];
    Class<?>[] classes = new Class<?>[components.length];
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      for (int i = 0; i < components.length; i++) {
        classes[i] = components[i].getType();
        types[i] = shape.field(i).type().typeId();
        scales[i] = scale(shape.field(i).type());
        Class<? extends Record> element = elementRecord(components[i]);
        elements[i] = element == null ? null : new RecordCodec<>(element, shape.field(i).element());
        writers[i] = ComponentWriter.of(i, shape.field(i), components[i], elements[i]);
      }
      constructor =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, classes))
              .asSpreader(Object[].class, classes.length)
              .asType(MethodType.methodType(Record.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " is not a public record.", e);
    }
  }

  /** The codec of a table; {@code type} must be the definition's own record. */
  public static <R extends Record> RecordCodec<R> of(TableDefinition table, Class<R> type) {
    if (table.row() != type) {
      throw new IllegalArgumentException(
          "Rows of " + table.name() + " are " + table.row() + ", not " + type + ".");
    }
    return of(type, Shape.of(table.struct()));
  }

  /** The codec of rows that are no table's; component {@code n} is field {@code n}. */
  public static <R extends Record> RecordCodec<R> of(Class<R> type, Shape shape) {
    RecordCodec<?> known =
        KNOWN.compute(
            type,
            (row, codec) ->
                codec != null && codec.shape.equals(shape)
                    ? codec
                    : new RecordCodec<>(type, shape));
    @SuppressWarnings("unchecked")
    RecordCodec<R> codec = (RecordCodec<R>) known;
    return codec;
  }

  public Shape shape() {
    return shape;
  }

  /**
   * Appends a record as a row.
   *
   * @throws IllegalArgumentException if a required component is null or a column does not hold the
   *     value; nothing is appended then
   */
  public void append(R record, BlockBuilder to) {
    try {
      write(record, to);
    } catch (RuntimeException e) {
      to.discardRow();
      throw e;
    }
    to.endRow();
  }

  /** Sets the columns of the current row, which the caller ends. */
  public void write(Record record, BlockBuilder to) {
    for (ComponentWriter writer : writers) {
      writer.write(record, to);
    }
  }

  /** The row as a record. */
  public R read(RowView row) {
    Object[] values = new Object[writers.length];
    for (int column : row.block().filled()) {
      values[column] = get(row, column);
    }
    try {
      @SuppressWarnings("unchecked")
      R record = (R) (Record) constructor.invokeExact(values);
      return record;
    } catch (Throwable e) {
      throw new IllegalStateException("A row is no " + type.getSimpleName() + ".", e);
    }
  }

  /** All rows as records. */
  public List<R> read(Block block) {
    List<R> records = new ArrayList<>(block.rows());
    RowView view = new RowView();
    for (int row = 0; row < block.rows(); row++) {
      records.add(read(view.at(block, row)));
    }
    return records;
  }

  /** Records as one block. */
  public Block block(Iterable<R> records) {
    BlockBuilder builder = new BlockBuilder(shape);
    for (R record : records) {
      append(record, builder);
    }
    return builder.build();
  }

  // Null where the row has no value.
  private Object get(RowView row, int column) {
    Column values = row.block().column(column);
    if (values instanceof Column.Text texts) {
      int id = texts.id(row.row());
      return id < 0 ? null : texts.dictionary().text(id);
    }
    if (values.isNull(row.row())) {
      return null;
    }
    return values instanceof Column.Numbers numbers
        ? fromLong(types[column], scales[column], numbers.values()[row.row()])
        : getElements(row, column);
  }

  private Object getElements(RowView row, int column) {
    Shape.Field field = shape.field(column);
    RowView element = new RowView();
    int count = row.elementCount(column);
    if (field.type().isMapType()) {
      if (count == 1) {
        row.element(column, 0, element);
        return Collections.singletonMap(element.text(0), element.text(1));
      }
      Map<String, String> map = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        row.element(column, i, element);
        map.put(element.text(0), element.text(1));
      }
      return map;
    }
    List<Object> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      row.element(column, i, element);
      if (elements[column] != null) {
        list.add(elements[column].read(element));
      } else if (field.element().field(0).kind() == Shape.Kind.TEXT) {
        list.add(element.text(0));
      } else {
        Type type = field.element().field(0).type();
        list.add(fromLong(type.typeId(), scale(type), element.longAt(0)));
      }
    }
    return list;
  }

  private static Class<? extends Record> elementRecord(RecordComponent component) {
    if (component.getGenericType() instanceof ParameterizedType type
        && type.getRawType() == List.class
        && type.getActualTypeArguments()[0] instanceof Class<?> element
        && element.isRecord()) {
      return element.asSubclass(Record.class);
    }
    return null;
  }

  private static int scale(Type type) {
    return type instanceof Types.DecimalType decimal ? decimal.scale() : 0;
  }

  private static Object fromLong(Type.TypeID type, int scale, long value) {
    return switch (type) {
      case BOOLEAN -> value != 0;
      case INTEGER -> (int) value;
      case LONG -> value;
      case DOUBLE -> Double.longBitsToDouble(value);
      case DATE -> Days.of(value);
      case TIMESTAMP ->
          Instant.ofEpochSecond(
              Math.floorDiv(value, MICROS_PER_SECOND),
              Math.floorMod(value, MICROS_PER_SECOND) * NANOS_PER_MICRO);
      case DECIMAL -> BigDecimal.valueOf(value, scale);
      default -> throw new IllegalArgumentException("No record component holds a " + type + ".");
    };
  }
}
