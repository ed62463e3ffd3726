package io.moraine.analyses.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.analyses.Told;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who and what is looked at, by how many enter a funnel of one step. */
class ScopeTest {
  private static final String STORY =
      """
      phone 2026-03-07T23:30:00Z visit {"$group_0": "acme", "$session_id": "s1"}
      laptop 2026-03-08T10:00:00Z visit {"$group_0": "acme", "$session_id": "s2", "beta": true}
      bob 2026-03-09T10:00:00Z visit {"$session_id": "s3"}
      eve 2026-03-09T10:00:00Z visit {"$group_0": "bolt", "$session_id": "s4"}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"date_from\": null | [\"ada\",\"bob\",\"eve\"]",
        "\"aggregate_by\": \"user\" | [\"bob\",\"eve\",\"laptop\",\"phone\"]",
        "\"aggregate_by\": \"session\" | [\"s1\",\"s2\",\"s3\",\"s4\"]",
        "\"aggregate_by\": \"property:$group_0\" | [\"acme\",\"bolt\"]",
        "\"aggregate_by\": \"$group_0\" | [\"acme\",\"bolt\"]",
        "\"aggregate_by\": \"person_property:plan\" | [\"free\",\"pro\"]",
        "\"aggregate_by\": \"property:plan\" | [\"free\",\"pro\"]",
        "\"aggregate_by\": \"person.properties.plan\" | [\"free\",\"pro\"]",
        "\"aggregate_by\": \"properties.$group_0\" | [\"acme\",\"bolt\"]",
        "\"aggregate_by\": \"person_id\" | [\"ada\",\"bob\",\"eve\"]",
        "\"aggregate_by\": \"property:distinct_id\" | [\"bob\",\"eve\",\"laptop\",\"phone\"]",
        "\"where\": {\"plan\": \"pro\"} | [\"ada\",\"bob\"]",
        "\"where\": {\"distinct_id\": \"laptop\"} | [\"ada\"]",
        "\"where\": {\"beta\": true} | [\"ada\"]",
        "\"filter\": {\"$group_0\": [\"bolt\"]} | [\"eve\"]",
        "\"person_filter\": {\"plan\": \"pro\"} | [\"ada\",\"bob\"]",
        "\"exclude_persons\": [\"laptop\", \"eve\"] | [\"bob\"]",
        "\"date_to\": \"2026-03-08\" | [\"ada\"]",
        "\"date_from\": \"2026-03-08 23:00:00\" | [\"ada\",\"bob\",\"eve\"]",
        "\"date_from\": \"all\" | [\"ada\",\"bob\",\"eve\"]",
        "\"date_from\": \"2026-03-09\" | [\"bob\",\"eve\"]",
        "\"date_to\": \"2026-03-07\" | [\"ada\"]",
        "\"date_to\": \"2026-03-07\", \"timezone\": \"Europe/Berlin\" | []",
        "\"date_to\": \"2026-03-07T23:00:00Z\", \"timezone\": \"Europe/Berlin\" | [\"ada\"]"
      })
  void saysWhoAndWhatIsLookedAt(String option, String actors) {
    assertThat(
            Told.of(STORY)
                .with("identities", "{\"ada\": [\"phone\", \"laptop\"]}")
                .with(
                    "person_properties",
                    "{\"phone\": {\"plan\": \"pro\"}, \"bob\": {\"plan\": \"pro\"}, \"eve\":"
                        + " {\"plan\": \"free\"}}")
                .asked(
                    "{\"kind\": \"funnel\", \"steps\": [{\"event\": \"visit\"}], %s}"
                        .formatted(option))
                .at("/actors_at_step/0"))
        .isEqualTo(Told.parse(actors));
  }
}
