package io.moraine.transforms.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.EventType;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrichmentTest {
  private final Enrichment enrichment =
      Enrichment.of(ChannelRules.shipped(), BotRules.shipped(), Set.of("pay.example"));
  private final BlockBuilder rows = new BlockBuilder(Shape.of(Event.TABLE.struct()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          page_view    | https://shop.example/                |                             |
          page_view    | https://shop.example/                | https://shop.example/a      |
          page_view    | https://shop.example/                | https://WWW.shop.example/a  |
          page_view    | https://shop.example/                | https://pay.example/        |
          page_view    | https://shop.example/                | https://3ds.pay.example/    |
          page_view    | https://shop.example/                | https://blog.shop.example/  | Referral
          page_view    | https://shop.example/                | https://www.google.fr/      | Organic Search
          list_view    | https://shop.example/?gclid=x        | https://shop.example/a      | Paid Search
          product_view | https://shop.example/?utm_campaign=x |                             | Unassigned
          product_view | /path?utm_source=chatgpt.com         |                             | AI Assistants
          page_view    | /path                                | https://www.bing.com/       | Organic Search
          page_view    | /path                                | https://maybe-ours.example/ |
          page_view    |                                      | https://www.bing.com/       | Organic Search
          add_to_cart  | https://shop.example/?gclid=x        | https://www.google.fr/      |
          custom       | https://shop.example/?gclid=x        | https://www.google.fr/      |
          """)
  void aViewThatBringsAnArrivalHasAChannel(
      String type, String page, String referrer, String channel) {
    rows.setText(EventColumn.EVENT_TYPE, type);
    rows.setText(EventColumn.PAGE_URL, page);
    rows.setText(EventColumn.REFERRER_URL, referrer);

    RowView row = enriched();

    assertThat(row.text(EventColumn.CHANNEL)).isEqualTo(channel);
    assertThat(row.isNull(EventColumn.CHANNEL_RULE)).isEqualTo(channel == null);
    assertThat(row.isNull(EventColumn.TRAFFIC_SOURCE)).isEqualTo(channel == null);
    assertThat(row.isNull(EventColumn.TRAFFIC_MEDIUM)).isEqualTo(channel == null);
  }

  @Test
  void campaignFieldsThatTheSourceSentAreKept() {
    rows.setText(EventColumn.EVENT_TYPE, "page_view");
    rows.setText(EventColumn.PAGE_URL, "https://shop.example/?utm_source=page&utm_medium=email");
    rows.setText(EventColumn.UTM_SOURCE, "field");

    RowView row = enriched();

    assertThat(row.text(EventColumn.UTM_SOURCE)).isEqualTo("field");
    assertThat(row.text(EventColumn.UTM_MEDIUM)).isEqualTo("email");
    assertThat(row.text(EventColumn.TRAFFIC_SOURCE)).isEqualTo("field");
    assertThat(row.text(EventColumn.CHANNEL_RULE)).isEqualTo("channels-1/email");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:120.0) Gecko/20100101 Firefox/120.0 | desktop | Firefox | Windows
          Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1 | phone | Mobile Safari | iOS
          Mozilla/5.0 (iPad; CPU OS 6_1_3 like Mac OS X) AppleWebKit/536.26 (KHTML, like Gecko) Version/6.0 Mobile/10B329 Safari/8536.25 | tablet | Mobile Safari | iOS
          Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36 | phone | Chrome Mobile | Android
          Mozilla/5.0 (Linux; Android 13; SM-X906C) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 | tablet | Chrome | Android
          Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 Version/6.0 TV Safari/537.36 | tv | Safari | Tizen
          gibberish | other | |
          """)
  void aUserAgentTellsDeviceBrowserAndSystem(
      String agent, String deviceClass, String browser, String os) {
    rows.setText(EventColumn.EVENT_TYPE, "login");
    rows.setText(EventColumn.USER_AGENT, agent);

    RowView row = enriched();

    assertThat(row.text(EventColumn.DEVICE_CLASS)).isEqualTo(deviceClass);
    assertThat(row.text(EventColumn.BROWSER)).isEqualTo(browser);
    assertThat(row.text(EventColumn.OS)).isEqualTo(os);
    assertThat(row.text(EventColumn.BOT_RULE)).isNull();
  }

  @Test
  void aBotIsARobotWithTheRuleThatSawIt() {
    rows.setText(EventColumn.EVENT_TYPE, "page_view");
    rows.setText(EventColumn.USER_AGENT, "Mozilla/5.0 (compatible; GPTBot/1.2)");

    RowView row = enriched();

    assertThat(row.text(EventColumn.DEVICE_CLASS)).isEqualTo("robot");
    assertThat(row.text(EventColumn.BOT_RULE)).isEqualTo("bots-1/gptbot");
  }

  @Test
  void whatTheListDoesNotKnowTheLibraryMay() {
    rows.setText(EventColumn.EVENT_TYPE, "page_view");
    rows.setText(EventColumn.USER_AGENT, "Mozilla/4.0 compatible ZyBorg/1.0 Dead Link Checker");

    assertThat(enriched().text(EventColumn.BOT_RULE)).startsWith("uap/");
  }

  private RowView enriched() {
    EventType type = EventType.ofLabel(rows.currentText(EventColumn.EVENT_TYPE)).orElseThrow();
    enrichment.enrich(rows, type, new RowTexts());
    rows.endRow();
    return new RowView().at(rows.build(), 0);
  }
}
