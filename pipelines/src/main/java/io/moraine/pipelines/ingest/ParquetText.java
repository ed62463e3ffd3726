package io.moraine.pipelines.ingest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Values of a Parquet row as text: decimals as written, times in ISO 8601 (with Z where the column
 * is of instants), dates as 2020-12-31.
 */
final class ParquetText {
  private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;

  private ParquetText() {}

  /** The first value of a column of the row, null where it has none. */
  static String of(Group row, int column) {
    if (row.getFieldRepetitionCount(column) == 0) {
      return null;
    }
    Type type = row.getType().getType(column);
    return type.isPrimitive()
        ? of(row, column, type.asPrimitiveType())
        : row.getGroup(column, 0).toString();
  }

  private static String of(Group row, int column, PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> Boolean.toString(row.getBoolean(column, 0));
      case INT32 -> ofLong(row.getInteger(column, 0), meaning);
      case INT64 -> ofLong(row.getLong(column, 0), meaning);
      case FLOAT -> new BigDecimal(Float.toString(row.getFloat(column, 0))).toPlainString();
      case DOUBLE -> ofDouble(row.getDouble(column, 0));
      case INT96 -> ofInt96(row.getInt96(column, 0).toByteBuffer());
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          meaning instanceof DecimalLogicalTypeAnnotation decimal
              ? new BigDecimal(
                      new BigInteger(row.getBinary(column, 0).getBytes()), decimal.getScale())
                  .toPlainString()
              : row.getBinary(column, 0).toStringUsingUTF8();
    };
  }

  private static String ofDouble(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).toPlainString()
        : Double.toString(value);
  }

  private static String ofLong(long value, LogicalTypeAnnotation meaning) {
    if (meaning instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(value).toString();
    } else if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
    } else if (meaning instanceof TimestampLogicalTypeAnnotation timestamp) {
      ChronoUnit unit =
          switch (timestamp.getUnit()) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
          };
      Instant instant = Instant.EPOCH.plus(value, unit);
      return timestamp.isAdjustedToUTC()
          ? instant.toString()
          : LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
    }
    return Long.toString(value);
  }

  // The old timestamp of Hive and Spark: nanoseconds of the day, then the Julian day.
  private static String ofInt96(ByteBuffer bytes) {
    ByteBuffer littleEndian = bytes.order(ByteOrder.LITTLE_ENDIAN);
    long nanosOfDay = littleEndian.getLong();
    long julianDay = Integer.toUnsignedLong(littleEndian.getInt());
    return Instant.EPOCH
        .plus(julianDay - JULIAN_DAY_OF_EPOCH, ChronoUnit.DAYS)
        .plusNanos(nanosOfDay)
        .toString();
  }
}
