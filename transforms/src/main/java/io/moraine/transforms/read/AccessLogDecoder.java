package io.moraine.transforms.read;

import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.EventColumn;
import io.moraine.schemas.EventType;
import io.moraine.schemas.RejectReason;
import io.moraine.transforms.enrich.BotRules;
import io.moraine.transforms.enrich.KeptAddresses;
import io.moraine.transforms.enrich.KeyedHash;
import io.moraine.transforms.enrich.Pseudonyms;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a line of an access log in Common or Combined Log Format, as Apache and NGINX write them.
 *
 * <p>A GET that was answered with 2xx or 304 is a page view, or an asset by the extension of its
 * path; any other request is a {@code request}. So is a request of "-", by which servers log that a
 * connection was opened and nothing was asked. What is no request at all, such as the first bytes
 * of TLS, is rejected.
 */
final class AccessLogDecoder implements LineDecoder {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final Pattern METHOD = Pattern.compile("[A-Za-z][A-Za-z_-]{0,31}");
  private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9.-]+(:\\d+)?");
  private static final String NONE = "-";
  private static final String TARGET = "request_target";

  private final boolean combined;
  private final String site;
  private final Set<String> assetExtensions;
  private final BotRules bots;
  private final KeptAddresses addresses;
  private final Pseudonyms devices;

  private AccessLogDecoder(IngestSettings settings, boolean combined) {
    this.combined = combined;
    this.site = settings.site();
    this.assetExtensions = settings.assetExtensions();
    this.bots = settings.botRules();
    this.addresses = KeptAddresses.by(settings.ipPolicy(), settings.hashKey());
    this.devices = new Pseudonyms(KeyedHash.withKey(settings.hashKey()));
  }

  static AccessLogDecoder combined(IngestSettings settings) {
    return new AccessLogDecoder(settings, true);
  }

  static AccessLogDecoder common(IngestSettings settings) {
    return new AccessLogDecoder(settings, false);
  }

  @Override
  public void decode(byte[] buffer, int from, int length, long lineNumber, BlockBuilder row)
      throws Rejection {
    if (!Utf8.isValid(buffer, from, length)) {
      throw Rejection.notUtf8();
    }
    for (int i = from; i < from + length; i++) {
      if (buffer[i] >= 0 && buffer[i] < ' ' && buffer[i] != '\t') {
        throw new Rejection(
            RejectReason.NOT_TEXT,
            "Byte " + (i - from + 1) + " of the line is a control character.");
      }
    }
    String text = new String(buffer, from, length, StandardCharsets.UTF_8);
    AccessLogLine line = combined ? AccessLogLine.ofCombined(text) : AccessLogLine.ofCommon(text);
    long micros = micros(line.time());
    row.setLong(EventColumn.EVENT_TIME, micros);
    row.setLong(EventColumn.RECEIVED_TIME, micros);
    int status = (int) number("http_status", line.status(), 999);
    row.setLong(EventColumn.HTTP_STATUS, status);
    row.setLong(
        EventColumn.HTTP_BYTES,
        line.bytes().equals(NONE) ? 0 : number("http_bytes", line.bytes(), Long.MAX_VALUE));
    setRequest(row, line.request(), status);
    setClient(row, line, status);
    setUnlessNone(row, EventColumn.REFERRER_URL, line.referrer());
  }

  private void setRequest(BlockBuilder row, String request, int status) throws Rejection {
    if (request.equals(NONE)) {
      row.setText(EventColumn.EVENT_TYPE, EventType.REQUEST.label());
      return;
    }
    int afterMethod = request.indexOf(' ');
    int protocol = request.lastIndexOf(" HTTP/");
    if (afterMethod < 0
        || protocol <= afterMethod + 1
        || !METHOD.matcher(request.substring(0, afterMethod)).matches()) {
      throw Rejection.ofField(
          RejectReason.NOT_PARSABLE, "request", "is no request of HTTP", request);
    }
    String method = request.substring(0, afterMethod);
    String target = unescaped(request.substring(afterMethod + 1, protocol));
    if (target == null) {
      throw Rejection.ofField(RejectReason.NOT_TEXT, "request", "is not UTF-8", request);
    }
    row.setText(EventColumn.HTTP_METHOD, method);
    row.setText(EventColumn.EVENT_TYPE, type(method, target, status).label());
    if (isPage(target)) {
      row.setText(EventColumn.PAGE_URL, absolute(target));
    } else {
      // An asterisk, or the host and port of a CONNECT.
      BlockBuilder properties = row.elements(EventColumn.PROPERTIES);
      properties.setText(0, TARGET);
      properties.setText(1, target);
      properties.endRow();
    }
  }

  private EventType type(String method, String target, int status) {
    boolean answered = status / 100 == 2 || status == 304;
    if (!method.equals("GET") || !answered || !isPage(target)) {
      return EventType.REQUEST;
    }
    return isAsset(target) ? EventType.ASSET : EventType.PAGE_VIEW;
  }

  private static boolean isPage(String target) {
    return target.startsWith("/") || target.contains("://");
  }

  /** A path with the site before it, where the site is known and could be a host. */
  private String absolute(String target) {
    boolean atSite = site != null && HOST_NAME.matcher(site).matches();
    return atSite && target.startsWith("/") ? "https://" + site + target : target;
  }

  private boolean isAsset(String target) {
    int end = target.indexOf('?');
    String path = end < 0 ? target : target.substring(0, end);
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/')
        && assetExtensions.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private void setClient(BlockBuilder row, AccessLogLine line, int status) {
    String address = line.address();
    row.setText(EventColumn.DEVICE_ID, devices.of(address, line.userAgent()));
    addresses.set(row, EventColumn.IP, address.toCharArray(), 0, address.length());
    // A user who was answered 401 has only been claimed.
    String user = line.user();
    if (!user.equals(NONE) && !user.equals("\"\"") && status != 401) {
      row.setText(EventColumn.USER_ID, user);
    }
    boolean named = setUnlessNone(row, EventColumn.USER_AGENT, line.userAgent());
    if (combined && !named) {
      bots.find("").ifPresent(rule -> row.setText(EventColumn.BOT_RULE, rule));
    }
  }

  /** Sets a text as its bytes were before the server escaped them, if they were UTF-8. */
  private static boolean setUnlessNone(BlockBuilder row, int column, String text) {
    if (text == null || text.isEmpty() || text.equals(NONE)) {
      return false;
    }
    String unescaped = unescaped(text);
    row.setText(column, unescaped == null ? text : unescaped);
    return true;
  }

  /** The time of a log, such as {@code 10/Oct/2000:13:55:36 -0700}. */
  private static long micros(String time) throws Rejection {
    if (time.length() == 26) {
      int month = MONTHS.indexOf(time.substring(3, 6)) + 1;
      String iso =
          time.substring(7, 11)
              + (month < 10 ? "-0" : "-")
              + month
              + "-"
              + time.substring(0, 2)
              + "T"
              + time.substring(12, 20)
              + time.substring(21);
      if (time.charAt(11) == ':' && time.charAt(20) == ' ' && month > 0) {
        return Times.ofIso("event_time", iso);
      }
    }
    throw Rejection.ofField(RejectReason.BAD_TIME, "event_time", "is not a time", time);
  }

  private static long number(String field, String text, long max) throws Rejection {
    long number = Numbers.whole(field, text.toCharArray(), 0, text.length());
    if (number < 0 || number > max) {
      throw Rejection.ofField(RejectReason.OUT_OF_RANGE, field, "is out of range", text);
    }
    return number;
  }

  /**
   * A text without the escapes that servers write for quotation marks, backslashes and bytes beyond
   * ASCII; null where the bytes are no UTF-8 text.
   */
  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    byte[] escaped = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[escaped.length];
    int length = 0;
    for (int i = 0; i < escaped.length; i++) {
      byte b = escaped[i];
      if (b == '\\' && i + 1 < escaped.length) {
        b = escaped[++i];
        if (b == 'x' && i + 2 < escaped.length) {
          int octet = octet(escaped[i + 1], escaped[i + 2]);
          if (octet < 0) {
            return null;
          }
          b = (byte) octet;
          i += 2;
        } else if (b >= 'a' && b <= 'z') {
          // \n, \t and the like: control characters.
          return null;
        }
      }
      if (b >= 0 && b < ' ') {
        return null;
      }
      bytes[length++] = b;
    }
    return Utf8.isValid(bytes, 0, length)
        ? new String(bytes, 0, length, StandardCharsets.UTF_8)
        : null;
  }

  private static int octet(byte high, byte low) {
    int highDigit = Character.digit(high, 16);
    int lowDigit = Character.digit(low, 16);
    return highDigit < 0 || lowDigit < 0 ? -1 : highDigit << 4 | lowDigit;
  }
}
