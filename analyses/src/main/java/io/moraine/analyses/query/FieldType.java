package io.moraine.analyses.query;

/** What the value of a field may be. */
public enum FieldType {
  /** A text. */
  TEXT("text"),
  /** A whole number. */
  WHOLE("whole number"),
  /** Any number. */
  NUMBER("number"),
  /** True or false. */
  FLAG("true or false"),
  /** A list of texts. */
  TEXTS("list of texts"),
  /** A list of numbers. */
  NUMBERS("list of numbers"),
  /** One of some words, in any case. */
  WORD("word"),
  /** A list of such words. */
  WORDS("list of words"),
  /** A date, or a date and time. */
  DATE("date"),
  /** An object with fields of its own. */
  OBJECT("object"),
  /** A list of such objects. */
  OBJECTS("list of objects"),
  /** An object {property: condition}. */
  CONDITIONS("conditions"),
  /** Whatever JSON can say; the question's own reader looks at it. */
  JSON("JSON");

  private final String words;

  FieldType(String words) {
    this.words = words;
  }

  /** As errors and the documentation say it. */
  public String words() {
    return words;
  }
}
