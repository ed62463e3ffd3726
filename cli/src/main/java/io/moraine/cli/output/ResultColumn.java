package io.moraine.cli.output;

/** A column of a result. */
public record ResultColumn(String name, Kind kind) {
  /** How the values of a column stand in a table. */
  public enum Kind {
    /** Stands left, and is cut where the terminal is too narrow. */
    TEXT,
    /** Stands left, and goes on below itself where the terminal is too narrow. */
    SENTENCE,
    /** A day or a time; stands left and is never cut. */
    TIME,
    /** Drawn by letters; stands left and is never cut. */
    DRAWING,
    /** Stands right, with separators between thousands. */
    NUMBER,
    /** Stands right, digit for digit: a number that names something. */
    NUMERAL;

    boolean standsLeft() {
      return switch (this) {
        case TEXT, SENTENCE, TIME, DRAWING -> true;
        case NUMBER, NUMERAL -> false;
      };
    }

    /** Whether a value may be made shorter where the terminal is too narrow. */
    boolean givesWay() {
      return switch (this) {
        case TEXT, SENTENCE -> true;
        case TIME, DRAWING, NUMBER, NUMERAL -> false;
      };
    }
  }

  public static ResultColumn text(String name) {
    return new ResultColumn(name, Kind.TEXT);
  }

  public static ResultColumn sentence(String name) {
    return new ResultColumn(name, Kind.SENTENCE);
  }

  public static ResultColumn time(String name) {
    return new ResultColumn(name, Kind.TIME);
  }

  public static ResultColumn drawing(String name) {
    return new ResultColumn(name, Kind.DRAWING);
  }

  public static ResultColumn number(String name) {
    return new ResultColumn(name, Kind.NUMBER);
  }

  public static ResultColumn numeral(String name) {
    return new ResultColumn(name, Kind.NUMERAL);
  }
}
