package io.moraine.transforms.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.schemas.MoraineException;
import io.moraine.transforms.enrich.ChannelRules.Arrival;
import io.moraine.transforms.enrich.ChannelRules.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelRulesTest {
  private static final ChannelRules SHIPPED = ChannelRules.shipped();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (direct)    | (none)        |                 | Direct
          google      | cpc           | x cross-network | Cross-network
          amazon      | cpc           |                 | Paid Shopping
          google      | ppc           | summer-shop     | Paid Shopping
          google      | cpc           | workshops       | Paid Search
          google      | cpc           |                 | Paid Search
          BING        | PaidSearch    |                 | Paid Search
          facebook    | paid-social   |                 | Paid Social
          m.facebook.com | cpm        |                 | Paid Social
          youtube     | embed         |                 | Organic Video
          youtube     | cpc           |                 | Paid Video
          dv360       | display       |                 | Display
          news        | cpm           |                 | Display
          criteo      | retargeting   |                 | Paid Other
          awin        | affiliate     |                 | Affiliates
          newsletter  | email         |                 | Email
          e-mail      | weekly        |                 | Email
          google      | email         |                 | Email
          twilio      | sms           |                 | SMS
          firebase    | (not set)     |                 | Mobile Push Notifications
          app         | webpush       |                 | Mobile Push Notifications
          spotify     | audio         |                 | Audio
          chatgpt.com |               |                 | AI Assistants
          perplexity  | referral      |                 | AI Assistants
          etsy.com    | referral      |                 | Organic Shopping
          twitter     | referral      |                 | Organic Social
          partner     | social        |                 | Organic Social
          vimeo.com   | referral      |                 | Organic Video
          google      | organic       |                 | Organic Search
          duckduckgo  |               |                 | Organic Search
          some.blog   | referral      |                 | Referral
          poster      | qr            |                 | Unassigned
          """)
  void aCampaignHasAChannel(String source, String medium, String campaign, String channel) {
    Match match = SHIPPED.classify(new Arrival(source, medium, campaign, null, null)).orElseThrow();

    assertThat(match.channel()).isEqualTo(channel);
    assertThat(match.source()).isEqualTo(source);
    assertThat(match.medium()).isEqualTo(medium == null ? "(not set)" : medium);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          www.google.co.uk            | Organic Search | google      | organic
          www.google.com.vn           | Organic Search | google      | organic
          com.google.android.googlequicksearchbox | Organic Search | google | organic
          cn.bing.com                 | Organic Search | bing        | organic
          fr.search.yahoo.com         | Organic Search | yahoo       | organic
          mail.google.com             | Email          | gmail       | email
          gemini.google.com           | AI Assistants  | gemini      | ai-assistant
          chatgpt.com                 | AI Assistants  | chatgpt     | ai-assistant
          www.perplexity.ai           | AI Assistants  | perplexity  | ai-assistant
          copilot.microsoft.com       | AI Assistants  | copilot     | ai-assistant
          claude.ai                   | AI Assistants  | claude      | ai-assistant
          l.facebook.com              | Organic Social | facebook    | social
          t.co                        | Organic Social | twitter     | social
          t.co.example                | Referral       | t.co.example | referral
          youtube.com                 | Organic Video  | youtube     | video
          www.amazon.de               | Organic Shopping | amazon    | referral
          www.some.blog               | Referral       | some.blog   | referral
          google.evil.example         | Referral       | google.evil.example | referral
          notgoogle.com               | Referral       | notgoogle.com | referral
          """)
  void aReferrerHasAChannel(String host, String channel, String source, String medium) {
    Match match = SHIPPED.classify(new Arrival(null, null, null, null, host)).orElseThrow();

    assertThat(match.channel()).isEqualTo(channel);
    assertThat(match.source()).isEqualTo(source);
    assertThat(match.medium()).isEqualTo(medium);
  }

  @ParameterizedTest
  @CsvSource({
    "gclid, Paid Search, google",
    "gbraid, Paid Search, google",
    "wbraid, Paid Search, google",
    "msclkid, Paid Search, bing",
    "yclid, Paid Search, yandex",
    "ttclid, Paid Social, tiktok",
    "li_fat_id, Paid Social, linkedin",
    "twclid, Paid Social, twitter",
    "dclid, Display, google",
    "fbclid, Organic Social, facebook"
  })
  void aClickIdHasAChannel(String type, String channel, String source) {
    Match match =
        SHIPPED.classify(new Arrival(null, null, null, type, "www.google.com")).orElseThrow();

    assertThat(match.channel()).isEqualTo(channel);
    assertThat(match.source()).isEqualTo(source);
  }

  @Test
  void aClickIdFillsInTheMediumThatACampaignLeavesOut() {
    assertThat(SHIPPED.classify(new Arrival("google", null, "spring", "gclid", null)))
        .contains(new Match("Paid Search", "channels-1/paid-search", "google", "cpc"));
    assertThat(SHIPPED.classify(new Arrival("letter", "email", null, "gclid", null)))
        .contains(new Match("Email", "channels-1/email", "letter", "email"));
  }

  @Test
  void aTableMayLeaveArrivalsWithoutAChannel() {
    ChannelRules rules =
        ChannelRules.parse(
            """
            version: v
            click_ids: {}
            sites: {}
            rules:
              - {id: a, channel: A, when: [{medium: a}, {source: b, campaign: c}]}
            """,
            "rules.yml");

    assertThat(rules.classify(new Arrival("b", null, "C", null, null)))
        .contains(new Match("A", "v/a", "b", "(not set)"));
    assertThat(rules.classify(new Arrival("b", null, null, null, null))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          medium: a     | medum: a  | line 8: 'medum' is not known here; did you mean 'medium'?
          medium: a     | medium: ( | line 8: This is no regular expression
          medium: a     | kind: x   | line 8: There are no sites of the kind 'x'.
          id: a         | name: a   | line 8: 'name' is not known here
          version: v    | versio: v | line 1: 'versio' is not known here; did you mean 'version'?
          [b.example]   | [a.example] | line 6: The host 'a.example' has a site already.
          """)
  void whatATableCannotSayIsRefusedWithItsLine(String right, String wrong, String sentence) {
    String rules =
        """
        version: v
        click_ids: {}
        sites:
          s:
            medium: m
            hosts: {a: [a.example], b: [b.example]}
        rules:
          - {id: a, channel: A, when: [{medium: a}]}
        """
            .replace(right, wrong);

    assertThatThrownBy(() -> ChannelRules.parse(rules, "rules.yml"))
        .isInstanceOf(MoraineException.class)
        .hasMessageStartingWith("rules.yml, " + sentence);
  }
}
