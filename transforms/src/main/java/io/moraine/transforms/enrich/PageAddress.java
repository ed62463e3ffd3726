package io.moraine.transforms.enrich;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The parts of a page's address that the warehouse keeps.
 *
 * @param host the host in lower case, without user, port and a full stop at its end; null for an
 *     address that has none
 * @param path the path as sent, without query and fragment; {@code /} where it is left out
 * @param clickIdType the parameter that carries a click id: the first one of the list
 */
record PageAddress(
    Text host,
    Text path,
    Text utmSource,
    Text utmMedium,
    Text utmCampaign,
    Text utmTerm,
    Text utmContent,
    Text clickId,
    Text clickIdType) {

  /**
   * Takes an address apart. Every text is an address: what has no scheme and no host is a path.
   *
   * @param clickIds the parameters that carry click ids, the most telling first
   */
  static PageAddress parse(String url, List<String> clickIds) {
    int fragment = url.indexOf('#');
    String address = fragment < 0 ? url : url.substring(0, fragment);
    int question = address.indexOf('?');
    Map<String, String> query =
        question < 0 ? Map.of() : query(address.substring(question + 1), clickIds);
    String beforeQuery = question < 0 ? address : address.substring(0, question);
    int authority = authorityStart(beforeQuery);
    int slash = beforeQuery.indexOf('/', Math.max(0, authority));
    String host =
        authority < 0
            ? null
            : host(beforeQuery.substring(authority, slash < 0 ? beforeQuery.length() : slash));
    String path = authority < 0 ? beforeQuery : slash < 0 ? "" : beforeQuery.substring(slash);
    String clickIdType = clickIds.stream().filter(query::containsKey).findFirst().orElse(null);
    return new PageAddress(
        Text.orNull(host),
        Text.orNull(path.isEmpty() ? "/" : path),
        Text.orNull(query.get("utm_source")),
        Text.orNull(query.get("utm_medium")),
        Text.orNull(query.get("utm_campaign")),
        Text.orNull(query.get("utm_term")),
        Text.orNull(query.get("utm_content")),
        Text.orNull(clickIdType == null ? null : query.get(clickIdType)),
        Text.orNull(clickIdType));
  }

  /** The host of an address, null where it has none. */
  static Text hostOf(String url) {
    return parse(url, List.of()).host;
  }

  /** Where user, host and port begin, -1 in an address without them. */
  private static int authorityStart(String address) {
    if (address.startsWith("//")) {
      return 2;
    }
    int scheme = address.indexOf("://");
    return scheme > 0 && address.lastIndexOf('/', scheme - 1) < 0 ? scheme + 3 : -1;
  }

  private static String host(String authority) {
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int port = host.startsWith("[") ? host.indexOf(':', host.indexOf(']') + 1) : host.indexOf(':');
    if (port >= 0) {
      host = host.substring(0, port);
    }
    if (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    return host.toLowerCase(Locale.ROOT);
  }

  /** The campaign parameters with a value; of one that is there twice the first. */
  private static Map<String, String> query(String query, List<String> clickIds) {
    Map<String, String> parameters = new HashMap<>();
    int at = 0;
    while (at < query.length()) {
      int end = query.indexOf('&', at);
      end = end < 0 ? query.length() : end;
      int equals = query.indexOf('=', at);
      if (equals > at && equals < end - 1) {
        String name = query.substring(at, equals);
        if (name.startsWith("utm_") || clickIds.contains(name)) {
          parameters.putIfAbsent(name, decoded(query.substring(equals + 1, end)));
        }
      }
      at = end + 1;
    }
    return parameters;
  }

  /** A value with + and percent signs decoded as UTF-8; as it is where that would give no text. */
  static String decoded(String value) {
    if (value.indexOf('%') < 0 && value.indexOf('+') < 0) {
      return value;
    }
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      int high = i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
      int low = i + 2 < encoded.length ? Character.digit(encoded[i + 2], 16) : -1;
      if (encoded[i] == '%' && high >= 0 && low >= 0) {
        int octet = high << 4 | low;
        if (octet == 0) {
          return value;
        }
        decoded.write(octet);
        i += 2;
      } else {
        decoded.write(encoded[i] == '+' ? ' ' : encoded[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return value;
    }
  }
}
