package io.moraine.transforms.read;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.EventColumn;
import io.moraine.transforms.enrich.RowTexts;
import java.util.Arrays;

/**
 * Reads event lines of the plain form, which nearly all lines have, from their bytes into a row: an
 * object with each field at most once, numbers without exponents, items of known fields, and
 * properties that are no objects or lists themselves.
 *
 * <p>It refuses nothing and explains nothing: on a line of any other form it gives up, and {@link
 * JsonEventDecoder} reads that line from its start. What it does read, it reads as that one would.
 */
final class PlainEventReader {
  private static final byte[] TRUE = "true".getBytes(US_ASCII);
  private static final byte[] FALSE = "false".getBytes(US_ASCII);
  private static final byte[] NULL = "null".getBytes(US_ASCII);

  private static final int MOST_ENTRIES = 32;
  // An item is an object in a list in an object.
  private static final int DEPTH_OF_ITEMS = 3;

  /** What a value is. */
  private enum Value {
    /** A string, a number or a boolean: a text in {@code valueBytes[valueFrom, valueTo)}. */
    TEXT,
    /** Null or an empty string: as if the field were left out. */
    NOTHING,
    /** An object or a list, or nothing that is known here. */
    OTHER
  }

  private final PlainFieldWriter writer;
  private final RowTexts texts;
  private final ExpectedFields fields = new ExpectedFields(EventField.OF_EVENT);
  private final ExpectedFields itemFields = new ExpectedFields(EventField.OF_ITEM);
  private final Unescaped unescaped = new Unescaped();
  private final int maxItems;
  private final int maxEntries;

  // The line that is being read, and the place up to which it was.
  private byte[] bytes;
  private int at;
  private int end;
  private BlockBuilder row;

  // The field whose name was read last; null for a name that is no field's, which then stands
  // there.
  private EventField field;
  private int nameFrom;
  private int nameTo;

  // The value that was read last: in the line, or outside it if there were escapes in it.
  private byte[] valueBytes;
  private int valueFrom;
  private int valueTo;

  // The entries of maps so far: their columns, and where their keys are.
  private final int[] entryColumns = new int[MOST_ENTRIES];
  private final int[] keyFrom = new int[MOST_ENTRIES];
  private final int[] keyTo = new int[MOST_ENTRIES];
  private int entries;

  /**
   * A reader.
   *
   * @param texts takes note of where in its line a text stands
   */
  PlainEventReader(IngestSettings settings, RowTexts texts) {
    this.texts = texts;
    this.writer = new PlainFieldWriter(settings);
    this.maxItems = settings.maxDepth() < DEPTH_OF_ITEMS ? 0 : settings.maxItems();
    this.maxEntries = Math.min(MOST_ENTRIES, settings.maxProperties());
  }

  /**
   * Sets in the current row what a line says, without ending it.
   *
   * @param line holds the line, which is known to be UTF-8
   * @return false if the line is not of the plain form; what was set of it is then the caller's to
   *     discard
   */
  boolean read(byte[] line, int from, int length, BlockBuilder to) {
    texts.begin(line);
    bytes = line;
    at = from;
    end = from + length;
    row = to;
    entries = 0;
    return readEvent() && at == end;
  }

  private boolean readEvent() {
    if (!accept('{')) {
      return false;
    }
    fields.begin();
    do {
      if (!readName(fields) || !readField()) {
        return false;
      }
    } while (accept(','));
    return accept('}');
  }

  private boolean readField() {
    if (field == null) {
      return readEntry(EventColumn.PROPERTIES);
    }
    return switch (field.kind()) {
      case ITEMS -> readItems(field.column());
      case TEXT_MAP -> readMap(field.column());
      default -> readScalar(row);
    };
  }

  private boolean readScalar(BlockBuilder to) {
    return switch (readValue()) {
      case TEXT -> set(to);
      case NOTHING -> true;
      case OTHER -> false;
    };
  }

  private boolean set(BlockBuilder to) {
    if (to == row && valueBytes == bytes && field.kind() == EventField.Kind.TEXT) {
      texts.note(field.column(), valueFrom, valueTo);
    }
    return writer.set(to, field, valueBytes, valueFrom, valueTo);
  }

  private boolean readItems(int column) {
    if (!accept('[')) {
      return false;
    }
    if (accept(']')) {
      return true;
    }
    int count = 0;
    do {
      if (count == maxItems || !readItem(row.elements(column))) {
        return false;
      }
      count++;
    } while (accept(','));
    return accept(']');
  }

  private boolean readItem(BlockBuilder items) {
    if (!accept('{')) {
      return false;
    }
    itemFields.begin();
    do {
      if (!readName(itemFields) || field == null || !readScalar(items)) {
        return false;
      }
    } while (accept(','));
    if (!accept('}') || !items.isSet(EventColumn.OfItem.PRODUCT_ID)) {
      return false;
    }
    items.endRow();
    return true;
  }

  private boolean readMap(int column) {
    if (!accept('{')) {
      return false;
    }
    if (accept('}')) {
      return true;
    }
    do {
      if (!readName() || !readEntry(column)) {
        return false;
      }
    } while (accept(','));
    return accept('}');
  }

  /** Adds to a map what follows the name. An empty string is a value there. */
  private boolean readEntry(int column) {
    if (accept(NULL)) {
      return true;
    }
    if (readValue() == Value.OTHER || entries == maxEntries || isThere(column)) {
      return false;
    }
    entryColumns[entries] = column;
    keyFrom[entries] = nameFrom;
    keyTo[entries] = nameTo;
    entries++;
    BlockBuilder map = row.elements(column);
    map.setText(0, bytes, nameFrom, nameTo - nameFrom);
    map.setText(1, valueBytes, valueFrom, valueTo - valueFrom);
    map.endRow();
    return true;
  }

  /** Whether a map has the name already. */
  private boolean isThere(int column) {
    for (int i = 0; i < entries; i++) {
      if (entryColumns[i] == column
          && Arrays.equals(bytes, keyFrom[i], keyTo[i], bytes, nameFrom, nameTo)) {
        return true;
      }
    }
    return false;
  }

  private boolean readName(ExpectedFields ofObject) {
    field = ofObject.expected(bytes, at, end);
    if (field != null) {
      at += ofObject.nameLength();
    } else if (readName()) {
      field = ofObject.find(bytes, nameFrom, nameTo);
    } else {
      return false;
    }
    return field == null || !ofObject.isRepeated();
  }

  private boolean readName() {
    if (!accept('"') || !readString() || valueBytes != bytes) {
      return false;
    }
    nameFrom = valueFrom;
    nameTo = valueTo;
    return accept(':');
  }

  private Value readValue() {
    if (accept('"')) {
      return !readString() ? Value.OTHER : valueFrom == valueTo ? Value.NOTHING : Value.TEXT;
    }
    valueBytes = bytes;
    valueFrom = at;
    boolean text = readNumber() || accept(TRUE) || accept(FALSE);
    valueTo = at;
    return text ? Value.TEXT : accept(NULL) ? Value.NOTHING : Value.OTHER;
  }

  /** Goes past a string whose quotation mark was passed. */
  private boolean readString() {
    valueBytes = bytes;
    valueFrom = at;
    valueTo = ByteScan.stringEnd(bytes, at, end);
    if (valueTo < end && bytes[valueTo] == '\\') {
      return readEscapedString();
    }
    at = valueTo + 1;
    return valueTo < end && bytes[valueTo] == '"';
  }

  private boolean readEscapedString() {
    int mark = unescaped.read(bytes, at, end);
    at = mark + 1;
    valueBytes = unescaped.bytes();
    valueFrom = 0;
    valueTo = unescaped.length();
    return mark >= 0;
  }

  /** Goes past a number without exponent, as JSON has it; else stays. */
  private boolean readNumber() {
    int start = at < end && bytes[at] == '-' ? at + 1 : at;
    int point = afterDigits(start);
    boolean whole = point == end || bytes[point] != '.';
    int last = whole ? point : afterDigits(point + 1);
    boolean plain =
        point > start && (bytes[start] != '0' || point == start + 1) && (whole || last > point + 1);
    if (plain) {
      at = last;
    }
    return plain;
  }

  private int afterDigits(int from) {
    int to = from;
    while (to < end && bytes[to] >= '0' && bytes[to] <= '9') {
      to++;
    }
    return to;
  }

  /** Goes past spaces, and past that character where it is next. */
  private boolean accept(char token) {
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    boolean accepted = at < end && bytes[at] == token;
    if (accepted) {
      at++;
    }
    return accepted;
  }

  /** Goes past that word where it is next. */
  private boolean accept(byte[] word) {
    int to = at + word.length;
    boolean accepted = to <= end && Arrays.equals(bytes, at, to, word, 0, word.length);
    if (accepted) {
      at = to;
    }
    return accepted;
  }
}
