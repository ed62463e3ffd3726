package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccessLogTwinTest {
  private static final int LINES = 5_000;

  // The twin: the line as one expression.
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+) \\S+ (.+?) \\[([^\\]]*)] \"((?:[^\"\\\\]|\\\\.)*)\" (\\d{3}) (\\d+|-)"
              + " \"((?:[^\"\\\\]|\\\\.)*)\" \"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern REQUEST = Pattern.compile("([A-Z]+) (.*) HTTP/[0-9.]+");
  private static final Pattern ASSET = Pattern.compile("(?i)[^?]*\\.(png|js)(\\?.*)?");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  private record Expected(
      Instant time, String type, int status, String agent, String referrer, String user) {}

  @Test
  void theDecoderAndItsTwinReadTheSame() {
    List<String> lines =
        Stream.generate(new AccessLogLines(7)::next)
            .filter(line -> !line.isEmpty())
            .limit(LINES)
            .toList();
    IngestSettings settings = IngestSettings.defaults().withSite("shop.example");
    Map<Long, Event> events =
        Decoded.of(InputFormat.combined(), settings, String.join("\n", lines)).byLine();

    for (int i = 0; i < LINES; i++) {
      Optional<Event> event = Optional.ofNullable(events.get(i + 1L));
      assertThat(event.map(AccessLogTwinTest::known))
          .as(lines.get(i))
          .isEqualTo(expected(lines.get(i)));
    }
    assertThat(events).as("so that both cases occur").hasSizeBetween(LINES / 2, LINES * 9 / 10);
  }

  private static Expected known(Event event) {
    return new Expected(
        event.eventTime(),
        event.eventType(),
        event.httpStatus(),
        event.userAgent(),
        event.referrerUrl(),
        event.userId());
  }

  private static Optional<Expected> expected(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Instant time;
    try {
      time = OffsetDateTime.parse(matcher.group(3), TIME).toInstant();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    int status = Integer.parseInt(matcher.group(5));
    return type(matcher.group(4), status)
        .map(
            type ->
                new Expected(
                    time,
                    type,
                    status,
                    orNull(matcher.group(8)),
                    orNull(matcher.group(7)),
                    orNull(matcher.group(2))));
  }

  private static Optional<String> type(String request, int status) {
    if (request.equals("-")) {
      return Optional.of("request");
    }
    Matcher matcher = REQUEST.matcher(request);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean view = matcher.group(1).equals("GET") && (status / 100 == 2 || status == 304);
    boolean asset = ASSET.matcher(matcher.group(2)).matches();
    return Optional.of(!view ? "request" : asset ? "asset" : "page_view");
  }

  private static String orNull(String field) {
    return field.equals("-") || field.isEmpty() ? null : field.replace("\\\"", "\"");
  }
}
