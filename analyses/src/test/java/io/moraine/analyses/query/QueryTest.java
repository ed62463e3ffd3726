package io.moraine.analyses.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.analyses.QuestionKind;
import io.moraine.analyses.Questions;
import io.moraine.analyses.Told;
import io.moraine.schemas.ErrorCategory;
import io.moraine.schemas.MoraineException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                            | query must be an object with the field kind.",
        "{}                            | query.kind is missing; it may be funnel,",
        "{\"kind\": \"funel\"}         | query.kind is 'funel'; it may be funnel,",
        "{\"kind\": \"funnel\"}        | query.steps is missing; it is a list of objects with event,",
        "{\"kind\": \"funnel\", \"steps\": {}} | query.steps is {}; it must be a list of objects with",
        "{\"kind\": \"funnel\", \"steps\": [3]} | query.steps is [3]; it must be a list of objects",
        "{\"kind\": \"paths\", \"stps\": 3} | query.stps is no field of a paths, which has include_event",
        "{\"kind\": \"paths\", \"step_limit\": \"3\"} | query.step_limit is \"3\"; it must be a whole",
        "{\"kind\": \"paths\", \"step_limit\": 1} | query.step_limit is 1; it must be at least 2.",
        "{\"kind\": \"paths\", \"step_limit\": 1e30} | query.step_limit is 1.0E30; it must be a whole",
        "{\"kind\": \"paths\", \"step_limit\": 3000000000} | query.step_limit is 3000000000; it must be from -2147483648",
        "{\"kind\": \"retention\", \"date_to\": \"2026-02-02\", \"intervals\": 1001} | query.intervals is 1001; it must be at most 1000.",
        "{\"kind\": \"web-sessions\", \"session_timeout_min\": 1e9} | query.session_timeout_min is 1.0E9; it must be more than 0 and at most 527040.",
        "{\"kind\": \"paths\", \"date_from\": \"+12026-02-02\"} | query.date_from is '+12026-02-02', which is neither",
        "{\"kind\": \"paths\", \"week_start\": \"moonday\"} | query.week_start is \"moonday\"; it must be a word: monday,",
        "{\"kind\": \"paths\", \"date_from\": \"soon\"} | query.date_from is 'soon', which is neither a date such",
        "{\"kind\": \"paths\", \"timezone\": \"Mars\"} | query.timezone is 'Mars', which is no time zone such as",
        "{\"kind\": \"paths\", \"date_from\": \"2026-02-02\", \"date_to\": \"2026-02-01\"} | query.date_to is before date_from.",
        "{\"kind\": \"paths\", \"aggregate_by\": \"team\"} | query.aggregate_by is 'team'; it may be person, session,",
        "{\"kind\": \"paths\", \"where\": {\"a\": {\"op\": \"like\"}}} | query.where.a.op is \"like\"; it must be a word: exact,",
        "{\"kind\": \"paths\", \"where\": {\"a\": {\"op\": \"gt\", \"value\": \"x\"}}} | query.where.a.value must be one number for",
        "{\"kind\": \"paths\", \"where\": {\"a\": {\"op\": \"exact\"}}} | query.where.a.value is missing; exact compares",
        "{\"kind\": \"paths\", \"where\": {\"a\": {\"op\": \"regex\", \"value\": \"(\"}}} | query.where.a.value is no regular expression:",
      })
  void namesTheFieldAndWhatItMayBe(String question, String sentence) {
    assertThatThrownBy(() -> Questions.read(Told.parse(question)))
        .isInstanceOfSatisfying(
            MoraineException.class,
            refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFIGURATION))
        .hasMessageStartingWith(sentence);
  }

  @Test
  void whatIsNullIsNotThere() {
    Questions.read(Told.parse("{\"kind\": \"paths\", \"step_limit\": null, \"where\": null}"));
    assertThatThrownBy(() -> Questions.read(Told.parse("{\"kind\": \"funnel\", \"steps\": null}")))
        .hasMessageStartingWith("query.steps is missing;");
  }

  @Test
  void everyKindHasANameOfItsOwnAndSaysWhatItsFieldsAre() {
    Set<String> names = new HashSet<>();
    for (QuestionKind kind : Questions.ALL) {
      assertThat(names.add(kind.name())).as(kind.name()).isTrue();
      assertThat(kind.answers()).as("answer of %s", kind.name()).isNotEmpty();
      Set<String> fields = new HashSet<>();
      for (Field field : kind.shape().fields()) {
        assertThat(fields.add(field.name())).as("%s.%s", kind.name(), field.name()).isTrue();
        assertThat(field.meaning()).as("%s.%s", kind.name(), field.name()).endsWith(".");
      }
    }
  }
}
