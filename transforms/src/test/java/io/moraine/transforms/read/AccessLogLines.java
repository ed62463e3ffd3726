package io.moraine.transforms.read;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Lines of an access log in Combined Log Format as a seed wills them, some of them damaged. */
final class AccessLogLines {
  private static final List<String> REQUESTS =
      List.of(
          "GET / HTTP/1.1",
          "GET /shop/7?utm_source=x HTTP/1.1",
          "GET /img/logo.PNG HTTP/1.0",
          "GET /a.js?v=2 HTTP/2.0",
          "HEAD / HTTP/1.1",
          "POST /cart HTTP/1.1",
          "OPTIONS * HTTP/1.0",
          "CONNECT a.example:443 HTTP/1.1",
          "GET http://else.example/y HTTP/1.1",
          "\\x16\\x03\\x01",
          "-",
          "GET",
          "PROPFIND /dav/ HTTP/1.1");
  private static final List<String> AGENTS =
      List.of(
          "-",
          "Mozilla/5.0 (Windows NT 6.1; rv:24.0) Gecko/20100101 Firefox/24.0",
          "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
          "curl/8.0",
          "an \\\"agent\\\"");
  private static final List<Integer> STATUS = List.of(200, 200, 200, 206, 301, 304, 404, 408, 500);

  private final Random random;

  AccessLogLines(long seed) {
    this.random = new Random(seed);
  }

  String next() {
    String line =
        String.format(
            Locale.ROOT,
            "198.51.100.%d - %s [%02d/%s/2013:%02d:%02d:%02d %s] \"%s\" %d %s \"%s\" \"%s\"",
            random.nextInt(256),
            any(List.of("-", "frank", "two words")),
            1 + random.nextInt(31),
            any(List.of("Jan", "Feb", "Jun", "Oct", "Dec", "Foo")),
            random.nextInt(25),
            random.nextInt(60),
            random.nextInt(60),
            any(List.of("+0000", "+0200", "-0730")),
            any(REQUESTS),
            any(STATUS),
            any(List.of("-", "0", "5120")),
            any(List.of("-", "https://www.bing.com/", "")),
            any(AGENTS));
    return random.nextInt(20) == 0 ? line.substring(0, random.nextInt(line.length())) : line;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
