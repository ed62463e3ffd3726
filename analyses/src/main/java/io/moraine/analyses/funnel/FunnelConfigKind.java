package io.moraine.analyses.funnel;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.Answer;
import io.moraine.analyses.Question;
import io.moraine.analyses.QuestionKind;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.FieldType;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Shape;
import io.moraine.schemas.MoraineException;
import java.util.List;

/** Questions about what becomes of a funnel as it is written. */
public final class FunnelConfigKind implements QuestionKind {
  private final QuestionKind funnels = new FunnelKind();
  private final Shape shape =
      new Shape(
          "funnel_config",
          "Whether a funnel can be asked about, and with which window. Fields as of a funnel.",
          funnels.shape().fields());

  @Override
  public String name() {
    return "funnel_config";
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public List<Field> answers() {
    return List.of(
        Field.of("valid", FieldType.FLAG, "Whether it can be asked about."),
        Field.of("refused", FieldType.FLAG, "Whether it cannot."),
        Field.of("error", FieldType.TEXT, "What is wrong with it; null where nothing is."),
        Field.of(
            "window", FieldType.OBJECT, "The window that holds, as {n, unit}; null if refused."));
  }

  @Override
  public Question read(Query query, JsonNode beside) {
    Answer answer = look(query, beside);
    return histories -> answer;
  }

  private Answer look(Query query, JsonNode beside) {
    try {
      funnels.read(query, beside);
    } catch (MoraineException refused) {
      return new Answer()
          .with("valid", false)
          .with("refused", true)
          .with("error", refused.getMessage())
          .with("window", null);
    }
    return new Answer()
        .with("valid", true)
        .with("refused", false)
        .with("error", null)
        .with("window", FunnelReader.window(query));
  }
}
