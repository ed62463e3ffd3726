package io.moraine.transforms.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.schemas.MoraineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotRulesTest {
  private static final BotRules SHIPPED = BotRules.shipped();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot) | gptbot
          Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot | chatgpt-user
          Mozilla/5.0 (Macintosh) AppleWebKit/537.36 Chrome/131.0 Safari/537.36; compatible; OAI-SearchBot/1.0; +https://openai.com/searchbot | oai-searchbot
          Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com) | claudebot
          Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Claude-User/1.0; +Claude-User@anthropic.com) | claude-user
          Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; PerplexityBot/1.0; +https://perplexity.ai/perplexitybot) | perplexity
          Mozilla/5.0 (compatible; Bytespider; spider-feedback@bytedance.com) AppleWebKit/537.36 | bytespider
          meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler) | meta-external-agent
          CCBot/2.0 (https://commoncrawl.org/faq/) | ccbot
          Mozilla/5.0 (compatible; Amazonbot/0.1; +https://developer.amazon.com/support/amazonbot) | amazonbot
          Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | googlebot
          Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) | bingbot
          Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html) | baiduspider
          Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots) | yandexbot
          Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0.0.0 Safari/537.36 | headless
          Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/) | uptimerobot
          checks.panopta.com | panopta
          Apache/2.2.17 (Ubuntu) (internal dummy connection) | monitoring
          Mozilla/5.0 (compatible; Prlog/1.0; +http://prlog.ru/) | contact-address
          Mozilla/5.0 (compatible; Ezooms/1.0; ezooms.bot@gmail.com) | ezooms
          curl/8.5.0 | http-libraries
          python-requests/2.31.0 | http-libraries
          SomethingNew-Crawler/0.1 | self-declared
          Mozilla/5.0 | empty-shell
          Mozilla/4.0 (compatible;) | empty-shell
          """)
  void knowsBots(String agent, String rule) {
    assertThat(SHIPPED.find(agent)).contains("bots-1/" + rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 11; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/99.0 Mobile Safari/537.36",
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 5.1; .NET CLR 2.0.50727)",
        "Opera/9.80 (Windows NT 6.2; Win64; x64) Presto/2.12.388 Version/12.15",
        "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:24.0) Gecko/20100101 Firefox/24.0",
        "ShopApp/3.1 (iPhone; iOS 17.5; Scale/3.00) CFNetwork/1494.0.7 Darwin/23.4.0",
        "okhttp/4.12.0",
        "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
            + " Chrome/120 Mobile Safari/537.36 [FBAN/FBIOS;FBAV/440]"
      })
  void takesPeopleForPeople(String agent) {
    assertThat(SHIPPED.find(agent)).isEmpty();
  }

  @Test
  void theFirstRuleThatFitsWins() {
    BotRules rules =
        BotRules.parse(
            """
            version: v
            rules:
              - {id: a, contains: [FOO, bar]}
              - {id: b, matches: 'foo|baz$'}
            """,
            "bots.yml");

    assertThat(rules.find("a Foo")).contains("v/a");
    assertThat(rules.find("a BAZ")).contains("v/b");
    assertThat(rules.find("baz b")).isEmpty();
  }

  @Test
  void aRuleThatSaysNothingOrTwoThingsIsRefused() {
    assertThatThrownBy(() -> BotRules.parse("version: v\nrules:\n  - {id: a}\n", "bots.yml"))
        .isInstanceOf(MoraineException.class)
        .hasMessage("bots.yml, line 3: A rule has either 'contains' or 'matches'.");
  }
}
