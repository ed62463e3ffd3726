package io.moraine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.moraine.analyses.history.Histories;
import io.moraine.analyses.history.People;
import io.moraine.cli.ask.AnswerTables;
import io.moraine.cli.ask.AskedFile;
import io.moraine.cli.ask.AskedFile.Asked;
import io.moraine.cli.ask.EventFile;
import io.moraine.cli.ask.StoredHistories;
import io.moraine.cli.export.WholeFile;
import io.moraine.cli.output.ResultFormat;
import io.moraine.schemas.MoraineException;
import io.moraine.warehouse.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Answers questions about histories. */
@Command(
    name = "ask",
    description = {
      "Answer questions about funnels, retention, paths and more.",
      "Of the events beside a question in its file, else of a file of events, else of the"
          + " warehouse. docs/questions.md says how they are written and what answers hold."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./moraine --warehouse shop ask funnel.json",
      "  ./moraine ask questions.json --events events.jsonl --out answers.json"
    })
final class AskCommand implements Runnable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @ParentCommand private Moraine moraine;

  @Parameters(paramLabel = "QUERY.json", description = "A question, or a list of them.")
  private Path query;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description =
          "A file with an event a line, as {user, ts, event, props} or as docs/events.md has it;"
              + " may be gzipped.")
  private Path events;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the answers to this file.")
  private Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How answers are printed: json (default) or table.")
  private ResultFormat format = ResultFormat.JSON;

  @Override
  public void run() {
    if (format == ResultFormat.CSV) {
      throw new MoraineException(
          CliError.USAGE,
          "Answers are of more than one shape, which csv is not: leave --format csv out, or say"
              + " --format table.");
    }
    AskedFile asked = AskedFile.read(query);
    try (Elsewhere elsewhere = new Elsewhere()) {
      ArrayNode answers = JSON.createArrayNode();
      for (Asked question : asked.questions()) {
        answers.add(question.answer(elsewhere));
      }
      print(asked.list() ? answers : answers.get(0));
    } catch (IOException failure) {
      throw new MoraineException(
          CliError.FILE,
          "The answers cannot be written%s (%s)."
              .formatted(out == null ? "" : " to " + out, failure.getMessage()),
          failure);
    }
  }

  private void print(JsonNode answers) throws IOException {
    if (out == null) {
      print(answers, moraine.out());
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    print(answers, new PrintStream(bytes, false, StandardCharsets.UTF_8));
    try (WholeFile file = WholeFile.at(out)) {
      Files.write(file.draft(), bytes.toByteArray());
      file.publish();
    }
  }

  private void print(JsonNode answers, PrintStream to) throws IOException {
    if (format == ResultFormat.TABLE) {
      new AnswerTables(to, moraine.surroundings().outTerminal()).print(answers);
    } else {
      to.print(JSON.writeValueAsString(answers) + "\n");
    }
    to.flush();
  }

  /** Events that do not stand beside the question; a warehouse is opened when it is wanted. */
  private final class Elsewhere implements Function<People, Histories>, AutoCloseable {
    private final EventFile file = events == null ? null : EventFile.open(events);
    private Warehouse warehouse;

    @Override
    public Histories apply(People people) {
      if (file != null) {
        return file.histories(people);
      }
      return (interest, fold) -> new StoredHistories(warehouse()).forEach(interest, fold);
    }

    private Warehouse warehouse() {
      if (warehouse == null) {
        warehouse = Shelves.open(moraine.configuration());
      }
      return warehouse;
    }

    @Override
    public void close() {
      if (warehouse != null) {
        warehouse.close();
      }
    }
  }
}
