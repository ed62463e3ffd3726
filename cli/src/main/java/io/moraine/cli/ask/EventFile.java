package io.moraine.cli.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moraine.analyses.document.DeviceOwners;
import io.moraine.analyses.document.EventReader;
import io.moraine.analyses.history.GatheredHistories;
import io.moraine.analyses.history.Happening;
import io.moraine.analyses.history.Histories;
import io.moraine.analyses.history.Interest;
import io.moraine.analyses.history.People;
import io.moraine.cli.CliError;
import io.moraine.schemas.MoraineException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A file with an event a line, as JSON; plain or, if its name says so, gzipped. It is read once for
 * each question, and once before to see whose devices are, so that memory holds those events only
 * that a question wants.
 */
public final class EventFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final DeviceOwners owners = new DeviceOwners();

  private EventFile(Path file) {
    this.file = file;
  }

  /**
   * Opens a file.
   *
   * @throws MoraineException if it cannot be read, or a line is no JSON object
   */
  public static EventFile open(Path file) {
    EventFile opened = new EventFile(file);
    opened.forEachLine(opened.owners::see);
    return opened;
  }

  /** The histories in it, of people known otherwise. */
  public Histories histories(People people) {
    EventReader reader = new EventReader(people, owners);
    return (interest, fold) ->
        new GatheredHistories(each -> forEachEvent(reader, interest, each)).forEach(interest, fold);
  }

  /** Hands over those events that are wanted, with what is looked at of them. */
  private void forEachEvent(EventReader reader, Interest interest, Consumer<Happening> each) {
    Set<String> properties = new HashSet<>(interest.properties());
    properties.addAll(interest.actor().properties());
    forEachLine(
        (line, place) -> {
          Happening event = reader.read(line, place);
          if (interest.wants(event)) {
            each.accept(KeptEvent.of(event, properties));
          }
        });
  }

  private void forEachLine(BiConsumer<JsonNode, String> each) {
    try (BufferedReader lines = lines()) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          String place = file + ":" + number;
          each.accept(parse(line, place), place);
        }
      }
    } catch (IOException | UncheckedIOException failure) {
      throw new MoraineException(
          CliError.FILE,
          "The events in %s cannot be read (%s).".formatted(file, failure.getMessage()),
          failure);
    }
  }

  private BufferedReader lines() throws IOException {
    InputStream bytes = Files.newInputStream(file);
    InputStream plain =
        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
  }

  private static JsonNode parse(String line, String place) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException broken) {
      throw new MoraineException(
          CliError.EVENTS,
          "%s is no JSON object: %s. Each line must be one event."
              .formatted(place, broken.getOriginalMessage()),
          broken);
    }
  }
}
