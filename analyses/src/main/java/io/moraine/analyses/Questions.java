package io.moraine.analyses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.moraine.analyses.activity.LifecycleKind;
import io.moraine.analyses.activity.RetentionKind;
import io.moraine.analyses.activity.StickinessKind;
import io.moraine.analyses.funnel.FunnelConfigKind;
import io.moraine.analyses.funnel.FunnelKind;
import io.moraine.analyses.paths.PathsKind;
import io.moraine.analyses.query.Query;
import io.moraine.analyses.web.WebKinds;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All kinds of questions. */
public final class Questions {
  /** Every kind, in the order of the documentation. */
  public static final List<QuestionKind> ALL =
      Stream.concat(
              Stream.of(
                  new FunnelKind(),
                  new FunnelConfigKind(),
                  new PathsKind(),
                  new RetentionKind(),
                  new LifecycleKind(),
                  new StickinessKind()),
              WebKinds.ALL.stream())
          .toList();

  private static final String KIND = "kind";
  private static final String CAPABILITY = "capability";

  /** What stands before a web analytics product's capability to make it a kind. */
  private static final String WEB = "web-";

  private Questions() {}

  /**
   * Reads a question, which stands alone or in the field {@code query} of an object with the events
   * that it is about. Its kind is its field {@code kind}, or else the field {@code capability}
   * beside it, whose kinds are named {@code web-...}.
   *
   * @throws io.moraine.schemas.MoraineException naming the field that is wrong
   */
  public static Question read(JsonNode asked) {
    boolean inside = asked.isObject() && asked.path("query").isObject();
    JsonNode query = inside ? asked.get("query") : asked;
    if (!query.isObject()) {
      throw Query.wrong("query", "must be an object with the field " + KIND);
    }
    String name = nameOf(query, asked);
    QuestionKind kind =
        ALL.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    Query.wrong(
                        "query.kind",
                        "is '%s'; it may be %s"
                            .formatted(
                                name,
                                ALL.stream()
                                    .map(QuestionKind::name)
                                    .collect(Collectors.joining(", ")))));
    ObjectNode own = query.deepCopy();
    own.remove(List.of(KIND, CAPABILITY));
    return kind.read(new Query(own, "query", kind.shape()), asked);
  }

  private static String nameOf(JsonNode query, JsonNode asked) {
    if (query.hasNonNull(KIND)) {
      return query.get(KIND).asText();
    }
    for (JsonNode place : List.of(query, asked)) {
      if (place.hasNonNull(CAPABILITY)) {
        return WEB + place.get(CAPABILITY).asText();
      }
    }
    throw Query.wrong(
        "query.kind",
        "is missing; it may be "
            + ALL.stream().map(QuestionKind::name).collect(Collectors.joining(", ")));
  }
}
