package io.moraine.analyses.web;

import io.moraine.analyses.QuestionKind;
import java.util.List;

/** All kinds of questions of web analytics. */
public final class WebKinds {
  /** Every kind, in the order of the documentation. */
  public static final List<QuestionKind> ALL =
      List.of(
          WebVisits.BUILD,
          WebVisits.COUNT,
          WebVisits.TIME_ON_PAGE,
          WebFunnels.FUNNEL,
          WebFunnels.CONFIG,
          WebJourneys.NEXT,
          WebJourneys.FUNNEL,
          WebJourneys.INTERESTING,
          WebJourneys.SUBTREE);

  private WebKinds() {}
}
