package io.moraine.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.schemas.Money;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.RejectedLine;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordCodecTest {
  static Stream<TableDefinition> tables() {
    return Tables.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aRecordIsTheSameAfterTheWayThroughABlockAndItsBytes(TableDefinition table)
      throws IOException {
    roundTrip(table, table.row());
  }

  private static <R extends Record> void roundTrip(TableDefinition table, Class<R> type)
      throws IOException {
    Random random = new Random(table.name().hashCode());
    List<R> records = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      records.add(record(type, table.struct(), random));
    }
    RecordCodec<R> codec = RecordCodec.of(table, type);

    Block block = codec.block(records);
    byte[] bytes = BlockCodec.encode(block);
    Block decoded = BlockCodec.decode(bytes, 0, bytes.length, codec.shape());

    assertThat(codec.read(block)).isEqualTo(records);
    assertThat(codec.read(decoded)).isEqualTo(records);
  }

  @Test
  void refusesARecordWithoutARequiredValueAndAppendsNothing() {
    RecordCodec<PathStep> codec = RecordCodec.of(PathStep.TABLE, PathStep.class);
    PathStep whole = step("page", Instant.parse("2024-03-10T07:00:00Z"));
    BlockBuilder builder = new BlockBuilder(codec.shape());

    assertThatThrownBy(() -> codec.append(step(null, whole.enteredAt()), builder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Column item is required: PathStep[");
    codec.append(whole, builder);

    assertThat(codec.read(builder.build())).containsExactly(whole);
  }

  @Test
  void timesAreCutToMicrosecondsTowardsThePast() {
    RecordCodec<PathStep> codec = RecordCodec.of(PathStep.TABLE, PathStep.class);
    List<PathStep> steps =
        List.of(
            step("after", Instant.parse("1970-01-01T00:00:00.000001999Z")),
            step("before", Instant.parse("1969-12-31T23:59:59.999998999Z")));

    assertThat(codec.read(codec.block(steps)))
        .extracting(PathStep::enteredAt)
        .containsExactly(
            Instant.parse("1970-01-01T00:00:00.000001Z"),
            Instant.parse("1969-12-31T23:59:59.999998Z"));
  }

  @Test
  void refusesAnAmountOfMoreDigitsThanItsColumnHas() {
    Shape shape = Shape.of(StructType.of(NestedField.required(1, "price", Money.TYPE)));
    RecordCodec<Priced> codec =
        RecordCodec.of(
            TableDefinition.named("test.priced", Priced.class)
                .grain("One row per price.")
                .required(1, "price", Money.TYPE, "The price.")
                .nextId(2),
            Priced.class);
    BlockBuilder builder = new BlockBuilder(shape);

    for (String amount : List.of("0.0000001", "1000000000000", "-1000000000000")) {
      assertThatThrownBy(() -> codec.append(new Priced(new BigDecimal(amount)), builder))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Column price is decimal(18, 6), which does not hold "
                  + new BigDecimal(amount)
                  + ".");
    }
    codec.append(new Priced(new BigDecimal("-999999999999.999999")), builder);
    assertThat(codec.read(builder.build()))
        .containsExactly(new Priced(new BigDecimal("-999999999999.999999")));
  }

  @Test
  void refusesTheRecordOfAnotherTable() {
    assertThatThrownBy(() -> RecordCodec.of(PathStep.TABLE, RejectedLine.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Rows of facts.paths are");
  }

  /** A record of one amount. */
  public record Priced(BigDecimal price) {}

  private static PathStep step(String item, Instant enteredAt) {
    return new PathStep(
        "s", LocalDate.of(2024, 3, 10), "v", 1, item, "page_view", enteredAt, 1, null, true);
  }

  private static <R extends Record> R record(Class<R> type, StructType struct, Random random) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      boolean isNull = struct.fields().get(i).isOptional() && random.nextInt(3) == 0;
      values[i] =
          isNull
              ? null
              : value(components[i].getGenericType(), struct.fields().get(i).type(), random);
    }
    try {
      return type.getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(Type java, org.apache.iceberg.types.Type column, Random random) {
    if (java == String.class) {
      return random.nextInt(5) == 0 ? "" : "text ä 😀 " + random.nextInt(100);
    } else if (java == long.class || java == Long.class) {
      return random.nextLong() >> random.nextInt(64);
    } else if (java == int.class || java == Integer.class) {
      return random.nextInt();
    } else if (java == boolean.class) {
      return random.nextBoolean();
    } else if (java == double.class || java == Double.class) {
      return random.nextGaussian();
    } else if (java == Instant.class) {
      return Instant.EPOCH.plus(random.nextLong() >> 10, ChronoUnit.MICROS);
    } else if (java == LocalDate.class) {
      return LocalDate.ofEpochDay(random.nextInt(40_000));
    } else if (java == BigDecimal.class) {
      return Money.ofMillionths(random.nextLong() >> 5);
    }
    return elements((ParameterizedType) java, column, random);
  }

  private static Object elements(
      ParameterizedType java, org.apache.iceberg.types.Type column, Random random) {
    if (java.getRawType() == Map.class) {
      Map<String, String> map = new LinkedHashMap<>();
      for (int left = random.nextInt(4); left > 0; left--) {
        map.put("key " + left, random.nextInt(4) == 0 ? null : "value " + random.nextInt(9));
      }
      return map;
    }
    List<Object> list = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      Class<?> element = (Class<?>) java.getActualTypeArguments()[0];
      org.apache.iceberg.types.Type type = column.asListType().elementType();
      list.add(
          element.isRecord()
              ? record(element.asSubclass(Record.class), type.asStructType(), random)
              : value(element, type, random));
    }
    return list;
  }
}
