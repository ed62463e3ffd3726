package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.moraine.schemas.Event;
import io.moraine.schemas.RejectedLine;
import io.moraine.transforms.enrich.IpPolicy;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLogDecoderTest {
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:24.0) Gecko/20100101 Firefox/24.0";
  private static final IngestSettings SETTINGS =
      IngestSettings.defaults().withSite("www.shop.example");

  @Test
  void readsACombinedLine() {
    Event event =
        combined(
                "203.0.113.9 - - [10/Oct/2013:13:55:36 -0700] \"GET /a?b=c HTTP/1.1\" 200 2326"
                    + " \"https://www.google.fr/\" \""
                    + FIREFOX
                    + "\"")
            .event();

    assertThat(event.eventType()).isEqualTo("page_view");
    assertThat(event.eventTime()).isEqualTo(Instant.parse("2013-10-10T20:55:36Z"));
    assertThat(event.receivedTime()).isEqualTo(event.eventTime());
    assertThat(event.clientTime()).isNull();
    assertThat(event.site()).isEqualTo("www.shop.example");
    assertThat(event.pageUrl()).isEqualTo("https://www.shop.example/a?b=c");
    assertThat(event.pageHost()).isEqualTo("www.shop.example");
    assertThat(event.pagePath()).isEqualTo("/a");
    assertThat(event.referrerHost()).isEqualTo("www.google.fr");
    assertThat(event.channel()).isEqualTo("Organic Search");
    assertThat(event.httpMethod()).isEqualTo("GET");
    assertThat(event.httpStatus()).isEqualTo(200);
    assertThat(event.httpBytes()).isEqualTo(2326);
    assertThat(event.ip()).isEqualTo("203.0.113.0/24");
    assertThat(event.browser()).isEqualTo("Firefox");
    assertThat(event.deviceClass()).isEqualTo("desktop");
    assertThat(event.userId()).isNull();
    assertThat(event.deviceId()).matches("[0-9a-f]{32}").isEqualTo(event.visitorId());
  }

  @Test
  void readsACommonLine() {
    Event event =
        Decoded.of(
                InputFormat.common(),
                SETTINGS,
                "client.example.net - frank [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 304 -")
            .event();

    assertThat(event.eventType()).isEqualTo("page_view");
    assertThat(event.httpBytes()).isZero();
    assertThat(event.userId()).isEqualTo("frank");
    assertThat(event.userAgent()).isNull();
    assertThat(event.botRule()).isNull();
    assertThat(event.ip()).as("a name is no address").isNull();
  }

  @Test
  void aDeviceIsAnAddressWithAnAgentUnderAKey() {
    String line =
        "203.0.113.%d - - [10/Oct/2013:13:55:36 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"%s\"";
    String first = combined(line.formatted(9, FIREFOX)).event().deviceId();

    assertThat(combined(line.formatted(9, FIREFOX)).event().deviceId()).isEqualTo(first);
    assertThat(combined(line.formatted(8, FIREFOX)).event().deviceId()).isNotEqualTo(first);
    assertThat(combined(line.formatted(9, "other")).event().deviceId()).isNotEqualTo(first);
    assertThat(
            Decoded.of(
                    InputFormat.combined(),
                    SETTINGS.withAddresses(IpPolicy.DROP, "another key"),
                    line.formatted(9, FIREFOX))
                .event()
                .deviceId())
        .isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /page HTTP/1.1            | 200 | page_view
          GET /page HTTP/1.1            | 206 | page_view
          GET /page HTTP/1.1            | 304 | page_view
          GET /page HTTP/1.1            | 301 | request
          GET /page HTTP/1.1            | 404 | request
          GET /page HTTP/1.1            | 500 | request
          HEAD /page HTTP/1.1           | 200 | request
          POST /page HTTP/1.1           | 200 | request
          OPTIONS * HTTP/1.0            | 200 | request
          GET * HTTP/1.0                | 200 | request
          CONNECT mail.example:25 HTTP/1.0 | 405 | request
          GET /style.CSS?v=1 HTTP/1.1   | 200 | asset
          GET /style.css HTTP/1.1       | 404 | request
          GET /a.css/page HTTP/1.1      | 200 | page_view
          GET /page?file=a.css HTTP/1.1 | 200 | page_view
          GET http://else.example/x HTTP/1.1 | 200 | page_view
          -                             | 408 | request
          """)
  void tellsPagesFromAssetsAndOtherRequests(String request, int status, String type) {
    Event event = combined(line(request, status)).event();

    assertThat(event.eventType()).isEqualTo(type);
    assertThat(event.httpStatus()).isEqualTo(status);
  }

  @Test
  void aTargetThatIsNoPageIsAProperty() {
    Event event = combined(line("CONNECT mail.example:25 HTTP/1.0", 405)).event();

    assertThat(event.pageUrl()).isNull();
    assertThat(event.properties()).containsExactly(entry("request_target", "mail.example:25"));
  }

  @Test
  void aPathStaysAPathWhereTheSiteIsNotKnown() {
    Event event =
        Decoded.of(InputFormat.combined(), IngestSettings.defaults(), line("GET /a HTTP/1.1", 200))
            .event();

    assertThat(event.pageUrl()).isEqualTo("/a");
    assertThat(event.pageHost()).isNull();
    assertThat(event.pagePath()).isEqualTo("/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\x16\\x03\\x01\\x02",
        "\\x80w\\x01\\x03\\x01",
        "",
        "GET",
        "GET /",
        "GET HTTP/1.1",
        "GET  HTTP/1.1",
        "GET /a */*",
        "GET /a\\xff HTTP/1.1",
        "GET /a\\x00 HTTP/1.1",
        "GET /a\\n HTTP/1.1",
        "\\x03\\x00 /\\xE0\\x00 HTTP/1.0"
      })
  void refusesWhatIsNoRequest(String request) {
    RejectedLine line = combined(line(request, 400)).reject();

    assertThat(line.reason()).isIn("not_parsable", "not_text");
    assertThat(line.sentence()).startsWith("Field request is n");
  }

  @Test
  void understandsTheEscapesOfServers() {
    Event event =
        combined(
                "203.0.113.9 - - [10/Oct/2013:13:55:36 +0200] \"GET /caf\\xC3\\xA9/\\\"x\\\""
                    + " HTTP/1.1\" 200 1 \"http://e.example/\\xff\" \"a \\\"quoted\\\" \\\\"
                    + " agent\"")
            .event();

    assertThat(event.pagePath()).isEqualTo("/café/\"x\"");
    assertThat(event.userAgent()).isEqualTo("a \"quoted\" \\ agent");
    assertThat(event.referrerUrl()).as("no UTF-8").isEqualTo("http://e.example/\\xff");
  }

  @Test
  void whoSaysNothingOfItselfIsABot() {
    Event event =
        combined(
                "203.0.113.9 - - [10/Oct/2013:13:55:36 +0200] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\"")
            .event();

    assertThat(event.userAgent()).isNull();
    assertThat(event.botRule()).isEqualTo("bots-1/no-agent");
    assertThat(event.referrerUrl()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello                                         | not_parsable
          a b c                                         | not_parsable
          a - - [10/Oct/2013:13:55:36 +0200 "GET / HTTP/1.1" 200 1 "-" "-" | not_parsable
          a - - [10/Oct/2013:13:55:36 +0200] "GET / HTTP/1.1 200 1         | not_parsable
          a - - [10/Oct/2013:13:55:36 +0200] "GET / HTTP/1.1" 200 1        | not_parsable
          a - - [10/Oct/2013:13:55:36 +0200] "GET / HTTP/1.1" 200 1 "-" "-" 7 | not_parsable
          a - - [10/Okt/2013:13:55:36 +0200] "GET / HTTP/1.1" 200 1 "-" "-" | bad_time
          a - - [30/Feb/2013:13:55:36 +0200] "GET / HTTP/1.1" 200 1 "-" "-" | bad_time
          a - - [10/Oct/1960:13:55:36 +0200] "GET / HTTP/1.1" 200 1 "-" "-" | bad_time
          a - - [10/Oct/2013:13:55:36 +0200] "GET / HTTP/1.1" two 1 "-" "-" | wrong_type
          a - - [10/Oct/2013:13:55:36 +0200] "GET / HTTP/1.1" 2000 1 "-" "-" | out_of_range
          a - - [10/Oct/2013:13:55:36 +0200] "GET / HTTP/1.1" 200 -1 "-" "-" | out_of_range
          """)
  void refusesALineOfAnotherForm(String line, String reason) {
    assertThat(combined(line).reject().reason()).isEqualTo(reason);
  }

  private static String line(String request, int status) {
    return "203.0.113.9 - - [10/Oct/2013:13:55:36 +0200] \""
        + request
        + "\" "
        + status
        + " 17 \"-\" \""
        + FIREFOX
        + "\"";
  }

  private static Decoded combined(String line) {
    return Decoded.of(InputFormat.combined(), SETTINGS, line);
  }
}
