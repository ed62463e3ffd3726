package io.moraine.transforms.read;

import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.EventType;
import io.moraine.transforms.enrich.KeptAddresses;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sets a column from the bytes of a plain value, as {@link FieldWriter} does from its characters;
 * but gives up where there is any doubt.
 */
final class PlainFieldWriter {
  private static final NameTable<EventType> EVENT_TYPES =
      new NameTable<>(
          Arrays.stream(EventType.values())
              .collect(Collectors.toMap(EventType::label, Function.identity())));
  private static final int LETTERS_OF_CURRENCY = 3;
  // Longer than any address; what is not ASCII is none.
  private static final int LONGEST_ADDRESS = 64;

  private final KeptAddresses addresses;
  private final char[] address = new char[LONGEST_ADDRESS];
  private final byte[] currency = new byte[LETTERS_OF_CURRENCY];

  PlainFieldWriter(IngestSettings settings) {
    this.addresses = KeptAddresses.by(settings.ipPolicy(), settings.hashKey());
  }

  /** Sets the column of a field to {@code bytes[from, to)}, not empty; false where it did not. */
  boolean set(BlockBuilder row, EventField field, byte[] bytes, int from, int to) {
    int column = field.column();
    return switch (field.kind()) {
      case TEXT -> setText(row, column, bytes, from, to);
      case EVENT_TYPE ->
          EVENT_TYPES.find(bytes, from, to) != null && setText(row, column, bytes, from, to);
      case CURRENCY -> setCurrency(row, column, bytes, from, to);
      case ADDRESS -> setAddress(row, column, bytes, from, to);
      case TIME -> setTime(row, column, PlainTimes.micros(bytes, from, to));
      case MONEY -> setLong(row, column, PlainNumbers.millionths(bytes, from, to));
      case LONG -> setLong(row, column, PlainNumbers.whole(bytes, from, to));
      case INTEGER -> setInteger(row, column, PlainNumbers.whole(bytes, from, to));
      case DOUBLE -> setDouble(row, column, PlainNumbers.floating(bytes, from, to));
      case ITEMS, TEXT_MAP ->
          throw new IllegalArgumentException("Field " + field.name() + " is not of plain values.");
    };
  }

  private static boolean setText(BlockBuilder row, int column, byte[] bytes, int from, int to) {
    row.setText(column, bytes, from, to - from);
    return true;
  }

  private boolean setCurrency(BlockBuilder row, int column, byte[] bytes, int from, int to) {
    if (to - from != LETTERS_OF_CURRENCY) {
      return false;
    }
    for (int i = 0; i < LETTERS_OF_CURRENCY; i++) {
      int upper = bytes[from + i] & ~0x20;
      if (upper < 'A' || upper > 'Z') {
        return false;
      }
      currency[i] = (byte) upper;
    }
    return setText(row, column, currency, 0, LETTERS_OF_CURRENCY);
  }

  private boolean setAddress(BlockBuilder row, int column, byte[] bytes, int from, int to) {
    int length = to - from;
    if (length > LONGEST_ADDRESS) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[from + i] < 0) {
        return false;
      }
      address[i] = (char) bytes[from + i];
    }
    addresses.set(row, column, address, 0, length);
    return true;
  }

  private static boolean setTime(BlockBuilder row, int column, long micros) {
    if (micros == PlainTimes.NONE) {
      return false;
    }
    row.setLong(column, micros);
    return true;
  }

  private static boolean setLong(BlockBuilder row, int column, long value) {
    if (value == PlainNumbers.NONE) {
      return false;
    }
    row.setLong(column, value);
    return true;
  }

  private static boolean setInteger(BlockBuilder row, int column, long value) {
    return value == (int) value && setLong(row, column, value);
  }

  private static boolean setDouble(BlockBuilder row, int column, double value) {
    if (Double.isNaN(value)) {
      return false;
    }
    row.setDouble(column, value);
    return true;
  }
}
