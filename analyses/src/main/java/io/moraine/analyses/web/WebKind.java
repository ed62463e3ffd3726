package io.moraine.analyses.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.Question;
import io.moraine.analyses.QuestionKind;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Shape;
import java.util.List;
import java.util.function.Function;

/** A kind of question of web analytics: what is said of it, and how it is read. */
record WebKind(String name, Shape shape, List<Field> answers, Function<Query, Question> reader)
    implements QuestionKind {
  /** A kind, named after what it is a capability to. */
  static WebKind of(
      String capability,
      String sentence,
      List<Field> fields,
      List<Field> answers,
      Function<Query, Question> reader) {
    return new WebKind(
        "web-" + capability,
        new Shape("web-" + capability + " question", sentence, fields),
        answers,
        reader);
  }

  @Override
  public Question read(Query query, JsonNode beside) {
    return reader.apply(query);
  }
}
