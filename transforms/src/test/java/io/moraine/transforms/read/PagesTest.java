package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.Event;
import io.moraine.transforms.enrich.BotRules;
import io.moraine.transforms.enrich.ChannelRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pages show as an example does what they say. */
class PagesTest {
  private static final IngestSettings SETTINGS = IngestSettings.defaults();

  @Test
  void theEventsOfTheirPageAreEvents() throws IOException {
    List<String> examples = blocks("events.md", "json");

    assertThat(examples).hasSize(2);
    for (String example : examples) {
      assertThat(decode(InputFormat.events(), onOneLine(example)).rejects()).isEmpty();
    }
  }

  @Test
  void theMappingOfItsPageMakesTheEventOfItsPage() throws IOException {
    Mapping mapping = Mapping.parse(blocks("mappings.md", "yaml").get(0), "mappings.md");
    String file = blocks("mappings.md", "text").get(0);
    String event = onOneLine(blocks("mappings.md", "json").get(0));

    Decoded decoded = decode(InputFormat.mapped(mapping), file);

    assertThat(decoded.rejects()).isEmpty();
    assertThat(decoded.events())
        .extracting(Event::visitorId)
        .containsExactly("user:17", "user:17", "sale-3");
    assertThat(decoded.events().get(1))
        .usingRecursiveComparison()
        .ignoringFields("clientTime", "contentHash", "sourceLine")
        .isEqualTo(decode(InputFormat.events(), event).event());
  }

  @Test
  void theRulesOfTheirPageAreRules() throws IOException {
    List<String> tables = blocks("channels.md", "yaml");

    assertThat(ChannelRules.parse(tables.get(0), "channels.md").version()).isEqualTo("shop-1");
    assertThat(BotRules.parse(tables.get(1), "channels.md").find("Shop-Monitor/1.0"))
        .contains("shop-bots-1/our-monitor");
  }

  private static Decoded decode(InputFormat format, String file) {
    return Decoded.of(format, SETTINGS, file);
  }

  private static String onOneLine(String example) {
    return example.replaceAll("\\s*\\n\\s*", " ").strip();
  }

  /** The blocks of code of a language on a page. */
  private static List<String> blocks(String page, String language) throws IOException {
    // Surefire runs in the folder of this module.
    String text = Files.readString(Path.of("..", "docs", page));
    return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
        .matcher(text)
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }
}
