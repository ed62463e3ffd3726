package io.moraine.transforms.read;

import io.moraine.schemas.RejectReason;

/**
 * The fields of a line of an access log, as they are written there.
 *
 * @param referrer null in Common Log Format
 * @param userAgent null in Common Log Format
 */
record AccessLogLine(
    String address,
    String user,
    String time,
    String request,
    String status,
    String bytes,
    String referrer,
    String userAgent) {

  /** A line of Combined Log Format: the fields of the Common one, then referrer and user agent. */
  static AccessLogLine ofCombined(String line) throws Rejection {
    return new Cursor(line, true).read();
  }

  /** A line of Common Log Format. */
  static AccessLogLine ofCommon(String line) throws Rejection {
    return new Cursor(line, false).read();
  }

  /** Walks over a line from field to field. */
  private static final class Cursor {
    private final String line;
    private final boolean combined;
    private int at;

    Cursor(String line, boolean combined) {
      this.line = line;
      this.combined = combined;
    }

    AccessLogLine read() throws Rejection {
      String address = until(" ", "the address");
      until(" ", "the identity");
      String user = until(" [", "the user");
      String time = until("] \"", "the time");
      String request = quoted("the request");
      skip(" ", "the request");
      String status = until(" ", "the status");
      if (!combined) {
        String bytes = line.substring(at);
        return new AccessLogLine(address, user, time, request, status, bytes, null, null);
      }
      String bytes = until(" \"", "the size");
      String referrer = quoted("the referrer");
      skip(" \"", "the referrer");
      String userAgent = quoted("the user agent");
      if (at < line.length()) {
        throw missing("the end of the user agent");
      }
      return new AccessLogLine(address, user, time, request, status, bytes, referrer, userAgent);
    }

    private String until(String end, String what) throws Rejection {
      int found = line.indexOf(end, at);
      if (found < 0) {
        throw missing(what);
      }
      String field = line.substring(at, found);
      at = found + end.length();
      return field;
    }

    /** The text up to the next quotation mark without a backslash, which is passed. */
    private String quoted(String what) throws Rejection {
      int start = at;
      for (; at < line.length(); at++) {
        if (line.charAt(at) == '"') {
          return line.substring(start, at++);
        }
        if (line.charAt(at) == '\\') {
          at++;
        }
      }
      throw missing(what);
    }

    private void skip(String text, String what) throws Rejection {
      if (!line.startsWith(text, at)) {
        throw missing("the end of " + what);
      }
      at += text.length();
    }

    private Rejection missing(String what) {
      return new Rejection(
          RejectReason.NOT_PARSABLE,
          "The line is not of the "
              + (combined ? "Combined" : "Common")
              + " Log Format: "
              + what
              + " is missing or has no end.");
    }
  }
}
