package io.moraine.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.moraine.transforms.enrich.ChannelRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The peers' look-up tables say what the rules that ship say. */
class KnownSitesTest {
  @Test
  void clickIdsAreThoseOfTheRules() throws IOException {
    List<String> expected = new ArrayList<>(List.of("click_id_type,source,medium"));
    rules()
        .get("click_ids")
        .fields()
        .forEachRemaining(
            id ->
                expected.add(
                    id.getKey()
                        + ","
                        + id.getValue().get("source").asText()
                        + ","
                        + id.getValue().get("medium").asText()));
    assertThat(Files.readAllLines(Path.of("peers", "click_ids.csv"))).isEqualTo(expected);
  }

  @Test
  void sitesAreThoseOfTheRules() throws IOException {
    List<String> expected = new ArrayList<>(List.of("host,name,kind,medium"));
    rules()
        .get("sites")
        .fields()
        .forEachRemaining(
            kind ->
                kind.getValue()
                    .get("hosts")
                    .fields()
                    .forEachRemaining(
                        site ->
                            site.getValue()
                                .forEach(
                                    host ->
                                        expected.add(
                                            String.join(
                                                ",",
                                                host.asText(),
                                                site.getKey(),
                                                kind.getKey(),
                                                kind.getValue().get("medium").asText())))));
    assertThat(Files.readAllLines(Path.of("peers", "sites.csv"))).isEqualTo(expected);
  }

  private static JsonNode rules() throws IOException {
    try (InputStream yaml =
        ChannelRules.class.getResourceAsStream("/io/moraine/channels/channels.yml")) {
      return new ObjectMapper(new YAMLFactory()).readTree(yaml);
    }
  }
}
