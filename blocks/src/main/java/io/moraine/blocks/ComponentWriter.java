package io.moraine.blocks;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.iceberg.types.Types;

/**
 * Writes one component of a record into its column. What the component is of is decided once; its
 * accessor is called as compiled code would, not by reflection.
 */
interface ComponentWriter {

  /**
   * Sets the column of the current row.
   *
   * @throws IllegalArgumentException if the column does not hold the value
   */
  void write(Record record, BlockBuilder to);

  /**
   * The writer of a component.
   *
   * @param elements writes the elements of a list of records; null for all other components
   * @throws IllegalArgumentException if the column holds no such component
   */
  static ComponentWriter of(
      int column, Shape.Field field, RecordComponent component, RecordCodec<?> elements) {
    Class<?> type = component.getType();
    Method accessor = component.getAccessor();
    if (type == boolean.class) {
      Predicate<Record> value = Accessors.bits(accessor);
      return (record, to) -> to.setBoolean(column, value.test(record));
    } else if (type == long.class || type == int.class) {
      ToLongFunction<Record> value = Accessors.numbers(accessor);
      return (record, to) -> to.setLong(column, value.applyAsLong(record));
    }
    Function<Record, Object> values = Accessors.objects(accessor);
    Setter setter = setter(column, field, elements);
    return (record, to) -> {
      Object value = values.apply(record);
      if (value != null) {
        setter.set(value, to);
      } else if (field.required()) {
        throw new IllegalArgumentException("Column " + field.name() + " is required: " + record);
      }
    };
  }

  /** Sets a column to a value that is not null. */
  interface Setter {
    void set(Object value, BlockBuilder to);
  }

  private static Setter setter(int column, Shape.Field field, RecordCodec<?> elements) {
    return switch (field.kind()) {
      case TEXT -> (value, to) -> to.setText(column, (String) value);
      case LONG -> (value, to) -> to.setLong(column, toLong(field, value));
      case DOUBLE -> (value, to) -> to.setDouble(column, (Double) value);
      case NESTED -> (value, to) -> setElements(to.elements(column), field, value, elements);
    };
  }

  private static void setElements(
      BlockBuilder to, Shape.Field field, Object value, RecordCodec<?> elements) {
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        to.setText(0, (String) entry.getKey());
        to.setText(1, (String) entry.getValue());
        to.endRow();
      }
      return;
    }
    for (Object element : (List<?>) value) {
      if (elements != null) {
        elements.write((Record) element, to);
      } else if (element instanceof String text) {
        to.setText(0, text);
      } else {
        to.setLong(0, toLong(field.element().field(0), element));
      }
      to.endRow();
    }
  }

  private static long toLong(Shape.Field field, Object value) {
    if (value instanceof Instant instant) {
      return micros(instant);
    } else if (value instanceof Long number) {
      return number;
    } else if (value instanceof LocalDate date) {
      return date.toEpochDay();
    } else if (value instanceof BigDecimal decimal) {
      return unscaled(field, decimal);
    } else if (value instanceof Integer number) {
      return number;
    } else if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    throw new IllegalArgumentException(
        "Column " + field.name() + " holds no " + value.getClass().getSimpleName() + ".");
  }

  // Nanoseconds beyond are cut off, towards the past.
  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  private static long unscaled(Shape.Field field, BigDecimal decimal) {
    Types.DecimalType type = (Types.DecimalType) field.type();
    if (decimal.scale() == type.scale() && decimal.precision() <= type.precision()) {
      return decimal.unscaledValue().longValue();
    }
    BigDecimal stripped = decimal.stripTrailingZeros();
    if (stripped.scale() > type.scale()
        || stripped.precision() - stripped.scale() > type.precision() - type.scale()) {
      throw new IllegalArgumentException(
          "Column " + field.name() + " is " + type + ", which does not hold " + decimal + ".");
    }
    return decimal.setScale(type.scale()).unscaledValue().longValueExact();
  }

  /** Accessors of records as functions, linked as lambdas are. */
  final class Accessors {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Accessors() {}

    @SuppressWarnings("unchecked")
    static Function<Record, Object> objects(Method accessor) {
      return (Function<Record, Object>)
          link(
              accessor,
              Function.class,
              "apply",
              Object.class,
              MethodType.methodType(accessor.getReturnType()).wrap().returnType());
    }

    @SuppressWarnings("unchecked")
    static ToLongFunction<Record> numbers(Method accessor) {
      return (ToLongFunction<Record>)
          link(accessor, ToLongFunction.class, "applyAsLong", long.class, long.class);
    }

    @SuppressWarnings("unchecked")
    static Predicate<Record> bits(Method accessor) {
      return (Predicate<Record>)
          link(accessor, Predicate.class, "test", boolean.class, boolean.class);
    }

    private static Object link(
        Method accessor, Class<?> function, String method, Class<?> erased, Class<?> returned) {
      try {
        MethodHandle handle = LOOKUP.unreflect(accessor);
        return LambdaMetafactory.metafactory(
                LOOKUP,
                method,
                MethodType.methodType(function),
                MethodType.methodType(erased, Object.class),
                handle,
                MethodType.methodType(returned, accessor.getDeclaringClass()))
            .getTarget()
            .invoke();
      } catch (Throwable e) {
        throw new IllegalArgumentException(
            accessor.getDeclaringClass() + " is not a public record.", e);
      }
    }
  }
}
