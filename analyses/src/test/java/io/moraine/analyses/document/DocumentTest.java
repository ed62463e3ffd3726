package io.moraine.analyses.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.analyses.Told;
import io.moraine.schemas.ErrorCategory;
import io.moraine.schemas.MoraineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"events\": 3} | events is 3; it must be a list.",
        "{\"events\": {\"user\": \"ada\"}} | events is {\"user\":\"ada\"}; it must be a list.",
        "{\"events\": [null]} | events[0] is null; an event is an object.",
        "{\"events\": [{\"ts\": \"2021-05-01\", \"event\": \"a\"}]} | events[0].user is missing; it must be a text.",
        "{\"events\": [{\"user\": \"ada\", \"event\": \"a\"}]} | events[0].ts is missing; it must be a text.",
        "{\"events\": [{\"user\": \"ada\", \"ts\": \"+12021-05-01\", \"event\": \"a\"}]} | events[0].ts is '+12021-05-01', which is no date or moment.",
        "{\"events\": [{\"user\": \"ada\", \"ts\": 9223372036854775807, \"event\": \"a\"}]} | events[0].ts is '9223372036854775807', which is no date or moment.",
        "{\"events\": [{\"user\": \"ada\", \"ts\": 0, \"event\": \"a\", \"props\": [1]}]} | events[0].props is [1]; it must be an object.",
        "{\"events\": [], \"identities\": \"ada\"} | identities is \"ada\"; it must be an object or a list.",
        "{\"events\": [], \"identities\": {\"ada\": \"a1\"}} | identities holds \"a1\", which is no list of names of one person.",
        "{\"events\": [], \"person_properties\": []} | person_properties is []; it must be an object.",
        "{\"events\": [], \"person_properties\": {\"ada\": 3}} | person_properties.ada is 3; it must be an object.",
        "{\"events\": [], \"actor_created_at\": \"now\"} | actor_created_at is \"now\"; it must be an object.",
        "{\"events\": [], \"actor_created_at\": {\"ada\": \"now\"}} | actor_created_at.ada is 'now', which is no date or moment.",
      })
  void namesWhatCannotBeRead(String document, String sentence) {
    assertThatThrownBy(() -> Document.histories(Told.parse(document)))
        .isInstanceOfSatisfying(
            MoraineException.class,
            refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.DATA))
        .hasMessage(sentence);
  }

  @Test
  void whatIsNullIsNotThere() {
    assertThat(
            Document.people(
                    Told.parse(
                        "{\"identities\": null, \"person_properties\": {\"ada\": null},"
                            + " \"actor_created_at\": null}"))
                .of("ada")
                .properties())
        .isEmpty();
    assertThat(Document.historiesIn(Told.parse("{\"events\": null}"))).isEmpty();
    assertThat(Document.historiesIn(Told.parse("{\"events\": []}"))).isPresent();
    assertThat(SessionDocument.isOne(Told.parse("{\"sessions\": null}"))).isFalse();
  }
}
