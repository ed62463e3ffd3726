package io.moraine.warehouse;

import io.moraine.schemas.MoraineException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.types.Types;

/** Reads a condition as people write it, see {@link Query}. */
final class ConditionParser {
  private static final Map<String, Comparison> COMPARISONS =
      Map.of(
          "=", Comparison.EQUAL,
          "!=", Comparison.UNEQUAL,
          "<>", Comparison.UNEQUAL,
          "<", Comparison.LESS,
          "<=", Comparison.AT_MOST,
          ">", Comparison.MORE,
          ">=", Comparison.AT_LEAST);

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<text>'(?:[^']|'')*')"
              + "|(?<quoted>\"[^\"]+\")"
              + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)"
              + "|(?<number>[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?)"
              + "|(?<sign><=|>=|<>|!=|=|<|>|\\(|\\)|,)"
              + "|(?<end>$))");

  private final String condition;
  private final Projection projection;
  private final Matcher matcher;
  private Token token;

  private ConditionParser(String condition, Projection projection) {
    this.condition = condition;
    this.projection = projection;
    this.matcher = TOKEN.matcher(condition);
    this.token = read(0);
  }

  /**
   * The condition that a text says; its columns are added to the projection.
   *
   * @throws MoraineException if it cannot be understood, with the place
   */
  static Condition parse(String condition, Projection projection) {
    ConditionParser parser = new ConditionParser(condition, projection);
    Condition parsed = parser.any();
    if (parser.token.kind != Kind.END) {
      throw parser.expected("and, or, or the end");
    }
    return parsed;
  }

  private Condition any() {
    List<Condition> parts = new ArrayList<>(List.of(all()));
    while (skip("or")) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.Any(parts);
  }

  private Condition all() {
    List<Condition> parts = new ArrayList<>(List.of(part()));
    while (skip("and")) {
      parts.add(part());
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
  }

  private Condition part() {
    if (skip("not")) {
      return part().contrary();
    }
    if (skip("(")) {
      Condition inner = any();
      require(")");
      return inner;
    }
    return ofColumn(column());
  }

  private Projection.Place column() {
    if (token.kind != Kind.WORD && token.kind != Kind.QUOTED) {
      throw expected("the name of a column");
    }
    Projection.Place column = projection.place(token.text, " (position " + token.position() + ")");
    if (column.field().element() != null) {
      throw refused(
          "column " + column.name() + " holds lists or maps, which conditions cannot look into");
    }
    advance();
    return column;
  }

  private Condition ofColumn(Projection.Place column) {
    if (skip("is")) {
      boolean isNull = !skip("not");
      require("null");
      return new Condition.Null(column, isNull);
    }
    Comparison comparison = COMPARISONS.get(token.text);
    if (token.kind == Kind.SIGN && comparison != null) {
      advance();
      return compared(column, comparison);
    }
    if (skip("not")) {
      return inLikeOrBetween(column).contrary();
    }
    if (is("in") || is("like") || is("between")) {
      return inLikeOrBetween(column);
    }
    if (isBoolean(column)) {
      return new Condition.OfNumber(column, Comparison.EQUAL, BigDecimal.ONE);
    }
    throw expected("a comparison, is, in, like or between");
  }

  private Condition inLikeOrBetween(Projection.Place column) {
    if (skip("in")) {
      require("(");
      List<Condition> parts = new ArrayList<>();
      do {
        parts.add(compared(column, Comparison.EQUAL));
      } while (skip(","));
      require(")");
      return new Condition.Any(parts);
    } else if (skip("between")) {
      Condition least = compared(column, Comparison.AT_LEAST);
      require("and");
      return new Condition.All(List.of(least, compared(column, Comparison.AT_MOST)));
    } else if (skip("like")) {
      if (column.field().kind() != io.moraine.blocks.Shape.Kind.TEXT) {
        throw refused("column " + column.name() + " is no text, which like needs");
      }
      return Condition.Like.of(column, text("a pattern in single quotes"));
    }
    throw expected("in, like or between");
  }

  private Condition compared(Projection.Place column, Comparison comparison) {
    return switch (column.field().kind()) {
      case TEXT -> Condition.OfText.of(column, comparison, text("a text in single quotes"));
      case DOUBLE -> new Condition.OfDouble(column, comparison, number().doubleValue());
      case LONG -> new Condition.OfNumber(column, comparison, units(column, comparison));
      case NESTED -> throw new IllegalStateException("Refused before: " + column.name());
    };
  }

  private BigDecimal units(Projection.Place column, Comparison comparison) {
    return switch (column.field().type().typeId()) {
      case DATE -> BigDecimal.valueOf(day().toEpochDay());
      case TIMESTAMP -> BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, time()));
      case DECIMAL ->
          number().scaleByPowerOfTen(((Types.DecimalType) column.field().type()).scale());
      case BOOLEAN -> truth(comparison);
      default -> number();
    };
  }

  private BigDecimal truth(Comparison comparison) {
    if (comparison != Comparison.EQUAL && comparison != Comparison.UNEQUAL) {
      throw refused("true and false are only equal or not");
    }
    if (skip("true")) {
      return BigDecimal.ONE;
    } else if (skip("false")) {
      return BigDecimal.ZERO;
    }
    throw expected("true or false");
  }

  private BigDecimal number() {
    if (token.kind != Kind.NUMBER) {
      throw expected("a number");
    }
    BigDecimal number = new BigDecimal(token.text);
    advance();
    return number;
  }

  private LocalDate day() {
    skip("date");
    Token at = token;
    try {
      return LocalDate.parse(text("a day such as '2026-01-02'"));
    } catch (DateTimeException e) {
      throw expected(at, "a day such as '2026-01-02'");
    }
  }

  // A day, or a day and a time of day, in UTC where no offset is said.
  private Instant time() {
    skip("timestamp");
    String form = "a time such as '2026-01-02 13:45:00' (UTC) or '2026-01-02T13:45:00+01:00'";
    Token at = token;
    String text = text(form);
    try {
      if (text.length() == "2026-01-02".length()) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      String iso = text.replaceFirst(" ", "T");
      boolean hasOffset = iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d:\\d\\d");
      return hasOffset
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw expected(at, form);
    }
  }

  private String text(String what) {
    if (token.kind != Kind.TEXT) {
      throw expected(what);
    }
    String text = token.text;
    advance();
    return text;
  }

  private static boolean isBoolean(Projection.Place column) {
    return column.field().type().typeId() == org.apache.iceberg.types.Type.TypeID.BOOLEAN;
  }

  private boolean is(String keyword) {
    return (token.kind == Kind.WORD || token.kind == Kind.SIGN)
        && token.text.toLowerCase(Locale.ROOT).equals(keyword);
  }

  private boolean skip(String keyword) {
    boolean is = is(keyword);
    if (is) {
      advance();
    }
    return is;
  }

  private void require(String keyword) {
    if (!skip(keyword)) {
      throw expected(keyword);
    }
  }

  private void advance() {
    token = read(matcher.end());
  }

  private Token read(int from) {
    matcher.region(from, condition.length());
    if (!matcher.lookingAt()) {
      String rest = condition.substring(from);
      int blanks = rest.length() - rest.stripLeading().length();
      token = new Token(Kind.SIGN, rest.strip(), from + blanks);
      throw refused(
          rest.strip().startsWith("'")
              ? "the text that begins here has no closing quote"
              : "this is no part of a condition");
    }
    for (Kind kind : Kind.values()) {
      String text = matcher.group(kind.group());
      if (text != null) {
        return new Token(kind, kind.content(text), matcher.start(kind.group()));
      }
    }
    throw new IllegalStateException("A token is of some kind: " + matcher.group());
  }

  private MoraineException expected(String what) {
    return expected(token, what);
  }

  private MoraineException expected(Token at, String what) {
    return refused(at, "expected " + what);
  }

  private MoraineException refused(String why) {
    return refused(token, why);
  }

  private MoraineException refused(Token at, String why) {
    String near =
        at.kind == Kind.END ? "its end" : "position " + at.position() + " (" + at.text + ")";
    return new MoraineException(
        WarehouseError.CONDITION_INVALID,
        "The condition cannot be understood at " + near + ": " + why + ". It reads: " + condition);
  }

  private enum Kind {
    TEXT,
    QUOTED,
    WORD,
    NUMBER,
    SIGN,
    END;

    String group() {
      return name().toLowerCase(Locale.ROOT);
    }

    String content(String token) {
      return switch (this) {
        case TEXT -> token.substring(1, token.length() - 1).replace("''", "'");
        case QUOTED -> token.substring(1, token.length() - 1);
        case WORD, NUMBER, SIGN, END -> token;
      };
    }
  }

  private record Token(Kind kind, String text, int start) {
    /** Counted from 1, as people do. */
    int position() {
      return start + 1;
    }
  }
}
