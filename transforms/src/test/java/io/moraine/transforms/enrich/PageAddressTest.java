package io.moraine.transforms.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAddressTest {
  private static final List<String> CLICK_IDS = List.of("gclid", "fbclid");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://Shop.Example/A/b?c=d#e        | shop.example     | /A/b
          https://shop.example                  | shop.example     | /
          https://shop.example?q=/x/y           | shop.example     | /
          https://user:pw@shop.example.:8443/x  | shop.example     | /x
          http://[2001:db8::1]:80/x             | [2001:db8::1]    | /x
          //shop.example/x                      | shop.example     | /x
          /x/y?z                                |                  | /x/y
          ?z                                    |                  | /
          #/route                               |                  | /
          shop.example/x                        |                  | shop.example/x
          android-app://com.slack/              | com.slack        | /
          /redirect?to=https://else.example/    |                  | /redirect
          /a/http://else.example/               |                  | /a/http://else.example/
          ::::                                  |                  | ::::
          http://                               |                  | /
          https://shop.example/caf%C3%A9        | shop.example     | /caf%C3%A9
          """)
  void isTakenApart(String url, String host, String path) {
    PageAddress address = PageAddress.parse(url, CLICK_IDS);

    assertThat(text(address.host())).isEqualTo(host);
    assertThat(text(address.path())).isEqualTo(path);
  }

  @Test
  void campaignFieldsAndClickIdsAreDecoded() {
    PageAddress address =
        PageAddress.parse(
            "/?utm_source=a%20b&utm_medium=c+d&utm_campaign=caf%C3%A9&utm_term=%25&utm_content=x=y"
                + "&utm_source=second&fbclid=f&gclid=g%2Bh#utm_source=no",
            CLICK_IDS);

    assertThat(text(address.utmSource())).isEqualTo("a b");
    assertThat(text(address.utmMedium())).isEqualTo("c d");
    assertThat(text(address.utmCampaign())).isEqualTo("café");
    assertThat(text(address.utmTerm())).isEqualTo("%");
    assertThat(text(address.utmContent())).isEqualTo("x=y");
    assertThat(text(address.clickIdType())).as("the first of the list").isEqualTo("gclid");
    assertThat(text(address.clickId())).isEqualTo("g+h");
  }

  @ParameterizedTest
  @CsvSource({"%", "%2", "%zz", "%C3", "%FF%FE", "a%00b", "%ED%A0%80"})
  void whatCannotBeDecodedStaysAsItIs(String value) {
    assertThat(PageAddress.decoded(value)).isEqualTo(value);
  }

  @Test
  void anEmptyParameterIsNone() {
    PageAddress address = PageAddress.parse("/?utm_source=&=x&utm_medium&gclid=", CLICK_IDS);

    assertThat(address.utmSource()).isNull();
    assertThat(address.utmMedium()).isNull();
    assertThat(address.clickId()).isNull();
    assertThat(address.clickIdType()).isNull();
  }

  private static String text(Text text) {
    return Objects.toString(text, null);
  }
}
