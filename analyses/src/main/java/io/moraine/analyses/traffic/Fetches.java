package io.moraine.analyses.traffic;

import io.moraine.analyses.results.Mergeable;
import io.moraine.analyses.results.SeenEvent;
import io.moraine.schemas.EventColumn;
import java.io.Serializable;
import java.time.LocalDate;

/** What is counted of a bot's requests; statuses by the classes of RFC 9110, section 15. */
final class Fetches implements Serializable, Mergeable<Fetches> {
  private static final long serialVersionUID = 1L;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private long visitors;
  private long requests;
  private long pageViews;
  private long ok;
  private long redirects;
  private long clientErrors;
  private long notFound;
  private long serverErrors;
  private long bytes;
  private LocalDate firstDay = LocalDate.MAX;
  private LocalDate lastDay = LocalDate.MIN;

  void visitor() {
    visitors++;
  }

  void fetch(SeenEvent event, LocalDate day) {
    requests++;
    pageViews += event.type().isView() ? 1 : 0;
    if (!event.isNull(EventColumn.HTTP_STATUS)) {
      answered((int) event.longAt(EventColumn.HTTP_STATUS));
    }
    if (!event.isNull(EventColumn.HTTP_BYTES)) {
      bytes += event.longAt(EventColumn.HTTP_BYTES);
    }
    firstDay = day.isBefore(firstDay) ? day : firstDay;
    lastDay = day.isAfter(lastDay) ? day : lastDay;
  }

  private void answered(int status) {
    switch (status / 100) {
      case 2 -> ok++;
      case 3 -> redirects++;
      case 4 -> clientErrors++;
      case 5 -> serverErrors++;
      default -> {
        // Anything else is no answer of HTTP, and counts as a request only.
      }
    }
    notFound += status == NOT_FOUND || status == GONE ? 1 : 0;
  }

  @Override
  public void merge(Fetches other) {
    visitors += other.visitors;
    requests += other.requests;
    pageViews += other.pageViews;
    ok += other.ok;
    redirects += other.redirects;
    clientErrors += other.clientErrors;
    notFound += other.notFound;
    serverErrors += other.serverErrors;
    bytes += other.bytes;
    firstDay = other.firstDay.isBefore(firstDay) ? other.firstDay : firstDay;
    lastDay = other.lastDay.isAfter(lastDay) ? other.lastDay : lastDay;
  }

  long visitors() {
    return visitors;
  }

  long requests() {
    return requests;
  }

  long pageViews() {
    return pageViews;
  }

  long ok() {
    return ok;
  }

  long redirects() {
    return redirects;
  }

  long clientErrors() {
    return clientErrors;
  }

  long notFound() {
    return notFound;
  }

  long serverErrors() {
    return serverErrors;
  }

  long bytes() {
    return bytes;
  }

  LocalDate firstDay() {
    return firstDay;
  }

  LocalDate lastDay() {
    return lastDay;
  }
}
