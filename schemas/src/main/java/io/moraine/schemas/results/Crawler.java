package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import java.time.LocalDate;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/** What flagged bots fetched. */
public record Crawler(
    LocalDate day,
    String botRule,
    String agent,
    long visitors,
    long requests,
    long pageViews,
    long ok,
    long redirects,
    long clientErrors,
    long notFound,
    long serverErrors,
    long bytes,
    String definition,
    String bots) {
  /** What stands where the agent is not known. */
  public static final String UNKNOWN = "(unknown)";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "crawlers/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.crawlers", Crawler.class)
          .grain("One row per day, bot rule and agent.")
          .definition(DEFINITION)
          .required(1, "day", DateType.get(), "Reporting day.")
          .required(
              2, "bot_rule", StringType.get(), "The rule that marks the events as those of a bot.")
          .required(
              3,
              "agent",
              StringType.get(),
              "Name of the agent as the user agent tells it, (unknown) where it does not.")
          .required(4, "visitors", LongType.get(), "Different visitors.")
          .required(
              5,
              "requests",
              LongType.get(),
              "Events of any type, requests of a server log among them.")
          .required(6, "page_views", LongType.get(), "Of them views of pages, products and lists.")
          .required(7, "ok", LongType.get(), "Of them answered with a status of 200 to 299.")
          .required(8, "redirects", LongType.get(), "Of them answered with 300 to 399.")
          .required(9, "client_errors", LongType.get(), "Of them answered with 400 to 499.")
          .required(10, "not_found", LongType.get(), "Of them answered with 404 or 410.")
          .required(11, "server_errors", LongType.get(), "Of them answered with 500 to 599.")
          .required(
              12,
              "bytes",
              LongType.get(),
              "Size of the answers, as far as the log tells it, bytes.")
          .required(13, "definition", StringType.get(), "By what definition the row was made.")
          .required(14, "bots", StringType.get(), Bots.COLUMN)
          .key("day", "bot_rule", "agent")
          .slicing(Slicing.byDay("day"))
          .sortedBy("day", "bot_rule", "agent")
          .rowIdentity(
              "Answers are of requests.",
              "ok + redirects + client_errors + server_errors <= requests and not_found <= client_errors")
          .rowIdentity("A visitor fetches something.", "visitors <= requests and visitors > 0")
          .nextId(15);
}
