package io.moraine.analyses;

import com.fasterxml.jackson.databind.JsonNode;
import io.moraine.analyses.query.Field;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.query.Shape;
import java.util.List;

/** A kind of question: what it is called, how it is written, how it is answered. */
public interface QuestionKind {
  /** What stands in the question's field {@code kind}. */
  String name();

  /** The fields of the question beside its kind. */
  Shape shape();

  /** The fields of the answer, for the documentation. */
  List<Field> answers();

  /**
   * Reads a question.
   *
   * @param query of this kind's shape
   * @param beside the object that the question stands in, for what some kinds want beside events;
   *     the question itself where it stands alone
   * @throws io.moraine.schemas.MoraineException naming the field that is wrong
   */
  Question read(Query query, JsonNode beside);
}
