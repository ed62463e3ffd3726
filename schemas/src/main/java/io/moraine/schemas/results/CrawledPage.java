package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** Which pages flagged bots fetched, and how that ended. */
public record CrawledPage(
    String botRule,
    String page,
    long requests,
    long ok,
    long redirects,
    long clientErrors,
    long notFound,
    long serverErrors,
    long bytes,
    LocalDate firstDay,
    LocalDate lastDay,
    String definition,
    String bots) {
  /** What stands where an event names no page. */
  public static final String NO_PAGE = "(none)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "crawled-pages/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.crawled_pages", CrawledPage.class)
          .grain("One row per bot rule and path.")
          .definition(DEFINITION)
          .required(
              1, "bot_rule", StringType.get(), "The rule that marks the events as those of a bot.")
          .required(
              2,
              "page",
              StringType.get(),
              "Path, without query; (none) where the event names none.")
          .required(
              3,
              "requests",
              LongType.get(),
              "Events of any type, requests of a server log among them.")
          .required(4, "ok", LongType.get(), "Of them answered with a status of 200 to 299.")
          .required(5, "redirects", LongType.get(), "Of them answered with 300 to 399.")
          .required(6, "client_errors", LongType.get(), "Of them answered with 400 to 499.")
          .required(7, "not_found", LongType.get(), "Of them answered with 404 or 410.")
          .required(8, "server_errors", LongType.get(), "Of them answered with 500 to 599.")
          .required(
              9, "bytes", LongType.get(), "Size of the answers, as far as the log tells it, bytes.")
          .required(10, "first_day", DateType.get(), "Reporting day of the first of them.")
          .required(11, "last_day", DateType.get(), "Reporting day of the last of them.")
          .required(12, "definition", StringType.get(), "By what definition the row was made.")
          .required(13, "bots", StringType.get(), Bots.COLUMN)
          .key("bot_rule", "page")
          .slicing(Slicing.whole())
          .sortedBy("bot_rule", "page")
          .rowIdentity(
              "Answers are of requests.",
              "ok + redirects + client_errors + server_errors <= requests and not_found <= client_errors")
          .rowIdentity("The first is before the last.", "first_day <= last_day")
          .nextId(14);
}
