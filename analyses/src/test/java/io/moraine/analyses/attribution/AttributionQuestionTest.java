package io.moraine.analyses.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moraine.analyses.Questions;
import io.moraine.analyses.document.Document;
import io.moraine.schemas.MoraineException;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AttributionQuestionTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String TWO_CAMPAIGNS =
      """
      'sessions': [
        {'user': 'p', 'session_start': '2023-01-08T12:00:00Z', 'utm_source': 'google',
         'utm_campaign': 'spring_sale'},
        {'user': 'p', 'session_start': '2023-01-09T12:00:00Z', 'utm_source': 'newsletter',
         'utm_campaign': 'Spring-Sale'},
        {'user': 'p', 'session_start': '2023-01-09T18:00:00Z'}],
      'conversions': [
        {'user': 'p', 'ts': '2023-01-10T12:00:00Z', 'event': 'purchase', 'revenue': 90},
        {'user': 'q', 'ts': '2023-01-10T12:00:00Z', 'event': 'purchase', 'revenue': 10}]
      """;

  @Test
  void aSessionWithoutAValueIsARowOfItsOwn() {
    JsonNode answer = ask("'dimension': 'utm_campaign', 'models': ['linear']", TWO_CAMPAIGNS);
    assertThat(answer.at("/credit/spring_sale/linear").asDouble()).isEqualTo(0.33333333334);
    assertThat(answer.at("/credit//linear").asDouble()).isEqualTo(0.33333333333);
    assertThat(answer.at("/rows/0/linear_value").asDouble()).isEqualTo(30);
    assertThat(answer.get("total_conversions").asInt()).isEqualTo(2);
    assertThat(answer.get("unattributed_conversions").asInt()).isEqualTo(1);
    assertThat(answer.get("unattributed_value").asInt()).isEqualTo(10);
    assertThat(answer.at("/total_credit_per_model/linear").asDouble()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "utm_campaign, (none), ''",
    "utm_campaign, unattributed, ''",
    "utm_campaign, Direct, ''",
    "utm_campaign, google, spring_sale",
    "utm_source, (none), organic",
    "source, organic, organic",
    "channel, Unknown, Unknown"
  })
  void whatIsExcludedIsNoTouch(String dimension, String excluded, String row) {
    String query =
        "'models': ['linear'], 'dimension': '%s', 'exclude': ['%s']".formatted(dimension, excluded);
    JsonNode without = ask(query, TWO_CAMPAIGNS);
    JsonNode with = ask(query.replaceAll("'exclude.*", "'limit': 9"), TWO_CAMPAIGNS);
    assertThat(with.get("credit").has(row)).isTrue();
    assertThat(without.get("credit").has(row)).isFalse();
    boolean allAreOneRow = with.get("rows").size() == 1;
    assertThat(without.at("/total_credit_per_model/linear").asDouble())
        .isEqualTo(allAreOneRow ? 0 : 1);
  }

  @Test
  void aSessionThatSaysItHadNoReferrerIsDirect() {
    JsonNode answer =
        ask(
            "'models': ['last_touch'], 'exclude': [null]",
            """
            'sessions': [
              {'user': 'p', 'session_start': '2023-01-08T12:00:00Z',
               'referring_domain': '$direct'},
              {'user': 'p', 'session_start': '2023-01-09T12:00:00Z'}],
            'conversions': [{'user': 'p', 'ts': '2023-01-10T12:00:00Z', 'event': 'purchase'}]
            """);
    assertThat(answer.get("rows")).hasSize(1);
    assertThat(answer.at("/credit/Direct/last_touch").asInt()).isEqualTo(1);
  }

  @Test
  void spellingsOfACampaignAreOneWhereTheyComeFromItsSource() {
    JsonNode mapped =
        ask(
            "'dimension': 'utm_campaign', 'campaign_mapping': {'GoogleAds': {'Spring Sale':"
                + " ['SPRING_SALE', 'spring-sale', '']}}",
            TWO_CAMPAIGNS);
    assertThat(mapped.get("credit").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("Spring Sale", "Spring-Sale", "");
  }

  @ParameterizedTest
  @CsvSource({"conversions, frequent", "value, valuable", "revenue, valuable"})
  void rowsAreRankedBeforeTheyAreLimited(String rankBy, String first) {
    JsonNode answer =
        ask(
            "'dimension': 'utm_source', 'limit': 1, 'rank_by': '" + rankBy + "'",
            """
            'sessions': [
              {'user': 'a', 'session_start': '2023-01-09T12:00:00Z', 'utm_source': 'frequent'},
              {'user': 'b', 'session_start': '2023-01-09T12:00:00Z', 'utm_source': 'frequent'},
              {'user': 'c', 'session_start': '2023-01-09T12:00:00Z', 'utm_source': 'valuable'}],
            'conversions': [
              {'user': 'a', 'ts': '2023-01-10T12:00:00Z', 'event': 'purchase', 'revenue': 1},
              {'user': 'b', 'ts': '2023-01-10T12:00:00Z', 'event': 'purchase', 'revenue': 1},
              {'user': 'c', 'ts': '2023-01-10T12:00:00Z', 'event': 'purchase', 'revenue': 1000}]
            """);
    assertThat(answer.get("rows")).hasSize(1);
    assertThat(answer.at("/rows/0/value").asText()).isEqualTo(first);
    assertThat(answer.get("has_more").asBoolean()).isTrue();
    assertThat(answer.at("/total_credit_per_model/linear").asDouble()).isEqualTo(3);
  }

  @Test
  void conversionsOfOneMomentStayTwoAndMergedNamesAreOnePerson() {
    JsonNode answer =
        ask(
            "'dimension': 'utm_campaign', 'models': ['last_touch']",
            """
            'identities': {'ada': ['device', 'login']},
            'sessions': [
              {'user': 'device', 'session_start': '2022-12-30T12:00:00Z', 'utm_campaign': 'c'},
              {'user': 'login', 'session_start': null, 'utm_campaign': 'lost'},
              {'user': 'login', 'session_start': '2023-01-02T11:00:00Z', 'utm_campaign': 'unseen',
               'pageviews': 0}],
            'conversions': [
              {'user': 'login', 'ts': '2023-01-02T12:00:00Z', 'event': 'purchase', 'revenue': 0.1},
              {'user': 'ada', 'ts': '2023-01-02T12:00:00Z', 'event': 'purchase', 'revenue': 0.2}]
            """);
    assertThat(answer.get("rows")).hasSize(1);
    assertThat(answer.at("/rows/0/last_touch").asInt()).isEqualTo(2);
    assertThat(answer.at("/rows/0/last_touch_value").asDouble()).isEqualTo(0.3);
    assertThat(answer.at("/rows/0/visitors").asInt()).isEqualTo(1);
    assertThat(answer.at("/rows/0/last_touch_rate").asInt()).isEqualTo(2);
  }

  @Test
  void conditionsAreOnConversionsOnly() {
    JsonNode answer =
        ask(
            "'dimension': 'utm_campaign', 'where': {'plan': 'pro'}",
            """
            'sessions': [
              {'user': 'p', 'session_start': '2023-01-09T12:00:00Z', 'utm_campaign': 'a'}],
            'conversions': [
              {'user': 'p', 'ts': '2023-01-10T12:00:00Z', 'event': 'purchase', 'plan': 'pro'},
              {'user': 'p', 'ts': '2023-01-10T13:00:00Z', 'event': 'purchase', 'plan': 'free'}]
            """);
    assertThat(answer.get("total_conversions").asInt()).isEqualTo(1);
    assertThat(answer.at("/credit/a/first_touch").asInt()).isEqualTo(1);
  }

  @Test
  void eventsAreGatheredIntoSessions() {
    JsonNode answer =
        ask(
            "'dimension': 'utm_campaign', 'models': ['linear'], 'conversion': 'purchase'",
            """
            'events': [
              {'user': 'p', 'ts': '2023-01-08T12:00:00Z', 'event': 'view', 'utm_campaign': 'one'},
              {'user': 'p', 'ts': '2023-01-08T12:30:00Z', 'event': 'view', 'utm_campaign': 'two'},
              {'user': 'p', 'ts': '2023-01-08T13:00:01Z', 'event': 'view', 'utm_campaign': 'three'},
              {'user': 'p', 'ts': '2023-01-10T12:00:00Z', 'event': 'purchase', 'revenue': 9}]
            """);
    assertThat(answer.get("credit").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("one", "three");
    assertThat(answer.at("/credit/three/linear").asDouble()).isEqualTo(0.5);
  }

  @Test
  void aSessionThatIsNamedIsOneWhateverItsGaps() {
    JsonNode answer =
        ask(
            "'dimension': 'utm_campaign', 'models': ['linear'], 'conversion': 'purchase'",
            """
            'events': [
              {'user': 'p', 'ts': '2023-01-07T12:00:00Z', 'event': 'refund', 'utm_campaign': 'none'},
              {'user': 'p', 'ts': '2023-01-09T12:00:00Z', 'event': 'view', '$session_id': 's'},
              {'user': 'p', 'ts': '2023-01-09T13:00:00Z', 'event': 'view', '$session_id': 't'},
              {'user': 'p', 'ts': '2023-01-10T13:00:00Z', 'event': 'view', '$session_id': 's',
               'utm_campaign': 'late'},
              {'user': 'p', 'ts': '2023-01-10T12:00:00Z', 'event': 'purchase', 'revenue': 9}]
            """);
    assertThat(answer.get("credit").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("late", "");
    assertThat(answer.at("/credit/late/linear").asDouble()).isEqualTo(0.5);
  }

  /** Two hundred people, told whole and in two parts that are merged. */
  @Test
  void foldsMergeIntoTheSameAnswer() throws JsonProcessingException {
    Random random = new Random(41);
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      boolean buys = random.nextInt(5) == 0;
      events
          .append(i == 0 ? "" : ", ")
          .append(
              String.format(
                      Locale.ROOT,
                      "{'user': 'p%d', 'ts': '2023-01-%02dT%02d:00:00Z', 'event': '%s', 'revenue': %d.%02d,",
                      random.nextInt(200),
                      1 + random.nextInt(28),
                      random.nextInt(24),
                      buys ? "purchase" : "view",
                      random.nextInt(300),
                      random.nextInt(100))
                  + " 'channel': 'c"
                  + random.nextInt(4)
                  + "'}");
    }
    JsonNode asked =
        JSON.readTree(
            ("{'query': {'kind': 'attribution', 'conversion': 'purchase'}, 'events': ["
                    + events
                    + "]}")
                .replace('\'', '"'));
    AttributionQuestion question = (AttributionQuestion) Questions.read(asked);
    AttributionFold one = question.fold();
    AttributionFold other = question.fold();
    Document.histories(asked)
        .forEach(
            question.interest(),
            history -> (history.actor().hashCode() % 2 == 0 ? one : other).add(history));
    other.merge(one);
    JsonNode whole = question.answer(Document.histories(asked)).json();
    assertThat(other.answer().json()).isEqualTo(whole);
    assertThat(whole.get("total_conversions").asInt()).isGreaterThan(300);
    assertThat(whole.get("rows")).hasSize(4);
    whole
        .get("total_credit_per_model")
        .forEach(
            total ->
                assertThat(total.asInt())
                    .isEqualTo(
                        whole.get("total_conversions").asInt()
                            - whole.get("unattributed_conversions").asInt()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'window_days': 0 | query.window_days is 0.0; it must be more than 0 and at most 3650 days.",
        "'models': ['guess'] | query.models is [\"guess\"]; it must be a list of the words first_touch",
        "'rank_by': 'luck' | query.rank_by is \"luck\"; it must be a word: conversions",
        "'limit': 0 | query.limit is 0; it must be at least 1.",
        "'exclude': [1] | query.exclude must be a list of texts, but has 1.",
        "'campaign_mapping': [1] | query.campaign_mapping must be {source: {name: [spellings]}}",
        "'colour': 1 | query.colour is no field of a question of attribution,"
      })
  void whatIsWrongIsNamed(String field, String sentence) {
    assertThatThrownBy(() -> ask(field, TWO_CAMPAIGNS))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void eventsNeedToBeToldWhatAConversionIs() {
    assertThatThrownBy(() -> ask("'window_days': 3", "'events': []"))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("query.conversion is missing; name the event that is a conversion");
  }

  @Test
  void moneyThatIsNoNumberIsRefused() {
    assertThatThrownBy(
            () ->
                ask(
                    "'window_days': 3",
                    "'conversions': [{'user': 'p', 'ts': '2023-01-10', 'event': 'purchase',"
                        + " 'revenue': 'much'}]"))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("A conversion of p has the revenue 'much', which is no amount");
  }

  private static JsonNode ask(String query, String beside) {
    String document =
        "{'query': {'kind': 'attribution', 'date_from': '2023-01-01', 'date_to': '2023-01-31', "
            + (query.contains("window_days") ? "" : "'window_days': 4, ")
            + query
            + "}, "
            + beside
            + "}";
    try {
      JsonNode asked = JSON.readTree(document.replace('\'', '"'));
      return Questions.read(asked).answer(Document.histories(asked)).json();
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(document, wrong);
    }
  }
}
