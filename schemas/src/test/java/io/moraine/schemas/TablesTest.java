package io.moraine.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the definition of every table. */
final class TablesTest {
  /**
   * Ids of a table's columns, and of the elements, keys and values of its lists and maps, count
   * from 1 to {@link TableDefinition#nextId}. The fields of a struct that is an element have ids of
   * their own range, from here on, so that the struct can grow without a gap among the columns.
   */
  private static final int FIRST_ID_IN_STRUCTS = 1000;

  private static final Pattern TABLE_IN_SQL = Pattern.compile("\\b(?:raw|facts|results)\\.\\w+");

  static Stream<TableDefinition> tables() {
    return Tables.ALL.stream();
  }

  @Test
  void tablesAreFoundByTheirNames() {
    assertThat(Tables.ALL).isNotEmpty().extracting(TableDefinition::name).doesNotHaveDuplicates();
    for (TableDefinition table : Tables.ALL) {
      assertThat(table.name()).matches("[a-z]+\\.[a-z_]+");
      assertThat(table.namespace() + "." + table.simpleName()).isEqualTo(table.name());
      assertThat(Tables.named(table.name())).containsSame(table);
    }
    assertThat(Tables.named("facts.nothing")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aRecordsComponentsAreTheColumnsInTheirOrder(TableDefinition table) {
    assertComponentsAre(table.row(), table.columns());
  }

  @Test
  void resultsSayByWhatDefinitionTheyAreMade() {
    for (TableDefinition table : Tables.ALL) {
      if (table.namespace().equals("results")) {
        assertThat(table.definition().orElseThrow())
            .matches(Pattern.quote(table.simpleName().replace('_', '-')) + "/v[1-9][0-9]*");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void idsAreUniqueAndNoneIsMissing(TableDefinition table) {
    List<Integer> ids = new ArrayList<>();
    List<Integer> idsInStructs = new ArrayList<>();
    for (NestedField field : allFields(table.columns())) {
      (field.fieldId() < FIRST_ID_IN_STRUCTS ? ids : idsInStructs).add(field.fieldId());
    }
    Set<Integer> used = new HashSet<>(ids);
    used.addAll(table.retiredIds());

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(table.retiredIds()).doesNotContainAnyElementsOf(ids);
    assertThat(used)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(1, table.nextId()).boxed().toList());
    assertThat(idsInStructs)
        .containsExactlyElementsOf(
            IntStream.range(0, idsInStructs.size())
                .map(i -> FIRST_ID_IN_STRUCTS + i)
                .boxed()
                .toList());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void onlyFieldsOfStructsHaveIdsOfTheOtherRange(TableDefinition table) {
    for (NestedField column : table.columns()) {
      assertThat(column.fieldId()).isLessThan(FIRST_ID_IN_STRUCTS);
      for (NestedField part : parts(column.type())) {
        assertThat(part.fieldId()).isLessThan(FIRST_ID_IN_STRUCTS);
        for (NestedField field : parts(part.type())) {
          assertThat(field.fieldId()).isGreaterThanOrEqualTo(FIRST_ID_IN_STRUCTS);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyColumnHasASentence(TableDefinition table) {
    for (NestedField column : table.columns()) {
      assertThat(column.doc())
          .as(column.name())
          .isNotBlank()
          .endsWith(".")
          .isEqualTo(column.doc().strip());
    }
    Item.TYPE.fields().forEach(field -> assertThat(field.doc()).as(field.name()).endsWith("."));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theGrainIsASentenceThatSaysWhatARowIs(TableDefinition table) {
    assertThat(table.grain()).startsWith("One row per ").endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theKeyIsMadeOfColumnsThatEachRowHas(TableDefinition table) {
    assertThat(table.key()).isNotEmpty().doesNotHaveDuplicates();
    table.key().forEach(column -> assertThat(column(table, column).isRequired()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void rowsOfASliceHaveOneOrder(TableDefinition table) {
    assertThat(table.sortOrder()).doesNotHaveDuplicates().containsAll(table.key());
    table.sortOrder().forEach(column -> assertThat(column(table, column).isRequired()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aSliceIsADayAndABucketOfColumnsThatEachRowHas(TableDefinition table) {
    table
        .slicing()
        .dayColumn()
        .map(name -> column(table, name))
        .ifPresent(
            day -> {
              assertThat(day.isRequired()).isTrue();
              assertThat(day.type()).isEqualTo(Types.DateType.get());
            });
    table
        .slicing()
        .bucketColumn()
        .map(name -> column(table, name))
        .ifPresent(
            bucket -> {
              assertThat(bucket.isRequired()).isTrue();
              assertThat(bucket.type()).isEqualTo(Types.StringType.get());
            });
  }

  @ParameterizedTest
  @MethodSource("tables")
  void whatMustHoldIsASentenceAboutTablesThatExist(TableDefinition table) {
    for (Identity identity : table.identities()) {
      assertThat(identity.sentence()).endsWith(".");
      List<String> names =
          TABLE_IN_SQL.matcher(identity.violations()).results().map(MatchResult::group).toList();
      assertThat(names).as(identity.sentence()).contains(table.name());
      assertThat(names).allSatisfy(name -> assertThat(Tables.named(name)).isPresent());
    }
  }

  @Test
  void positionsOfEventColumnsAreThoseInTheTable() throws IllegalAccessException {
    assertConstantsArePositions(EventColumn.class, Event.TABLE.columns());
    assertConstantsArePositions(EventColumn.OfItem.class, Item.TYPE.fields());
  }

  private static void assertConstantsArePositions(Class<?> constants, List<NestedField> columns)
      throws IllegalAccessException {
    List<String> names = new ArrayList<>();
    for (var constant : constants.getFields()) {
      assertThat(constant.getInt(null)).as(constant.getName()).isEqualTo(names.size());
      names.add(constant.getName().toLowerCase(Locale.ROOT));
    }
    assertThat(names).containsExactlyElementsOf(columns.stream().map(NestedField::name).toList());
  }

  private static void assertComponentsAre(Class<?> row, List<NestedField> columns) {
    RecordComponent[] components = row.getRecordComponents();
    assertThat(Arrays.stream(components).map(component -> snakeCase(component.getName())))
        .containsExactlyElementsOf(columns.stream().map(NestedField::name).toList());
    for (int i = 0; i < components.length; i++) {
      NestedField column = columns.get(i);
      assertThat(components[i].getType().isPrimitive() && column.isOptional())
          .as("%s may be null, which its component cannot be", column.name())
          .isFalse();
      assertHolds(components[i].getGenericType(), column.type(), column.name());
    }
  }

  private static void assertHolds(java.lang.reflect.Type java, Type column, String name) {
    if (java instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
      assertHolds(generic.getActualTypeArguments()[0], column.asMapType().keyType(), name);
      assertHolds(generic.getActualTypeArguments()[1], column.asMapType().valueType(), name);
    } else if (java instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      assertHolds(generic.getActualTypeArguments()[0], column.asListType().elementType(), name);
    } else if (column.isStructType()) {
      assertComponentsAre((Class<?>) java, column.asStructType().fields());
    } else {
      assertThat(List.of(javaTypes(column))).as(name).contains((Class<?>) java);
    }
  }

  private static Class<?>[] javaTypes(Type column) {
    return switch (column.typeId()) {
      case STRING -> new Class<?>[] {String.class};
      case BOOLEAN -> new Class<?>[] {boolean.class, Boolean.class};
      case INTEGER -> new Class<?>[] {int.class, Integer.class};
      case LONG -> new Class<?>[] {long.class, Long.class};
      case DOUBLE -> new Class<?>[] {double.class, Double.class};
      case DATE -> new Class<?>[] {LocalDate.class};
      case TIMESTAMP -> {
        assertThat(((Types.TimestampType) column).shouldAdjustToUTC()).isTrue();
        yield new Class<?>[] {Instant.class};
      }
      case DECIMAL -> {
        assertThat(column).isEqualTo(Money.TYPE);
        yield new Class<?>[] {BigDecimal.class};
      }
      default -> new Class<?>[0];
    };
  }

  private static NestedField column(TableDefinition table, String name) {
    return table.columns().get(table.ordinal(name));
  }

  private static List<NestedField> allFields(List<NestedField> fields) {
    List<NestedField> all = new ArrayList<>();
    for (NestedField field : fields) {
      all.add(field);
      all.addAll(allFields(parts(field.type())));
    }
    return all;
  }

  private static List<NestedField> parts(Type type) {
    return type.isNestedType() ? type.asNestedType().fields() : List.of();
  }

  private static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
