package io.moraine.simulator;

/** Makes lines that are no event out of lines that are one. */
final class Damage {
  private static final Choice<LineFate> KINDS =
      Choice.of(22, LineFate.CUT_JSON)
          .or(14, LineFate.NO_JSON)
          .or(8, LineFate.BINARY)
          .or(16, LineFate.WRONG_TYPE)
          .or(14, LineFate.UNKNOWN_TYPE)
          .or(12, LineFate.MISSING_FIELD)
          .or(8, LineFate.BAD_TIME)
          .or(6, LineFate.OUT_OF_RANGE);

  private static final String[] WORDS = {
    "collector[411]: restarted after 3 s",
    "<html><head><title>502 Bad Gateway</title></head></html>",
    "event_id,event_time,event_type,device_id",
    "# rotated",
    "NaN"
  };

  /** A line is cut before its first letter that is not ASCII can come. */
  private static final int LAST_CUT = 160;

  private Damage() {}

  /** Draws what to do, and writes the damaged line; an identifier of its own where it has one. */
  static LineFate write(EventLine line, TextBuffer damaged, Chance chance) {
    LineFate fate = KINDS.draw(chance);
    damaged.clear();
    switch (fate) {
      case CUT_JSON -> damaged.raw(line.text().bytes(), 0, 20 + chance.below(LAST_CUT - 20));
      case NO_JSON -> damaged.ascii(chance.oneOf(WORDS));
      case BINARY -> writeBytes(damaged, chance);
      case WRONG_TYPE -> writeOpen(line, damaged, chance).ascii(",\"http_status\":\"fine\"}");
      case UNKNOWN_TYPE -> writeWithType(line, damaged, chance, ",\"event_type\":\"teleport\"");
      case MISSING_FIELD -> writeWithType(line, damaged, chance, "");
      case BAD_TIME -> writeBadTime(line, damaged, chance);
      case OUT_OF_RANGE ->
          writeOpen(line, damaged, chance).ascii(",\"http_bytes\":99999999999999999999}");
      case ACCEPTED, ACCEPTED_LATE, DUPLICATE_EXACT, DUPLICATE_SOON, DUPLICATE_DAYS ->
          throw new IllegalStateException("No damage: " + fate);
    }
    damaged.raw('\n');
    return fate;
  }

  /** The line without its closing brace, under a new identifier. */
  private static TextBuffer writeOpen(EventLine line, TextBuffer damaged, Chance chance) {
    damaged.raw(line.text().bytes(), 0, line.text().length() - "}\n".length());
    overwrite(damaged, EventLine.ID_FROM, () -> damaged.uuid(chance.bits(), chance.bits()));
    return damaged;
  }

  private static void writeWithType(
      EventLine line, TextBuffer damaged, Chance chance, String typeField) {
    byte[] source = line.text().bytes();
    int length = line.text().length() - "\n".length();
    damaged.raw(source, 0, line.typeFrom()).ascii(typeField);
    damaged.raw(source, line.typeTo(), length - line.typeTo());
    overwrite(damaged, EventLine.ID_FROM, () -> damaged.uuid(chance.bits(), chance.bits()));
  }

  private static void writeBadTime(EventLine line, TextBuffer damaged, Chance chance) {
    writeOpen(line, damaged, chance).raw('}');
    overwrite(damaged, EventLine.TIME_FROM, () -> damaged.ascii("2026-02-31T25:61:61.000Z"));
  }

  private static void writeBytes(TextBuffer damaged, Chance chance) {
    byte[] start = {0x16, 0x03, 0x01, 0x00, (byte) 0xC3, 0x28};
    damaged.raw(start);
    for (int i = chance.below(80); i > 0; i--) {
      byte[] one = {(byte) chance.below(256)};
      damaged.raw(one[0] == '\n' || one[0] == '\r' ? start : one);
    }
  }

  private static void overwrite(TextBuffer text, int from, Runnable write) {
    int length = text.length();
    text.cutTo(from);
    write.run();
    text.cutTo(length);
  }
}
