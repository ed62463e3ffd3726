package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.moraine.schemas.Event;
import io.moraine.schemas.Item;
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.RejectedLine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {
  private static final IngestSettings SETTINGS = IngestSettings.defaults();

  private static final String LOGINS =
      """
      mapping: logins
      file: {delimiter: ";"}
      columns: [who, when, note]
      fields:
        event_type: login
        event_time: "{when}"
        user_id: "{who}"
      """;

  @Test
  void aConstantAColumnAndATemplateAreWrittenAlike() {
    Event event =
        decode(
                LOGINS + "  page_title: \"Hello {who}, {note}\"",
                "who;when;note\nann;2024-01-01;hi\n")
            .event();

    assertThat(event.eventType()).isEqualTo("login");
    assertThat(event.userId()).isEqualTo("ann");
    assertThat(event.pageTitle()).isEqualTo("Hello ann, hi");
    assertThat(event.clientTime()).as("nobody speaks of a device's clock").isNull();
  }

  @Test
  void aTemplateWithAnEmptyColumnIsEmpty() {
    Event event =
        decode(LOGINS + "  page_title: \"Hello {who}, {note}\"", "who;when;note\nann;2024-01-01;\n")
            .event();

    assertThat(event.pageTitle()).isNull();
  }

  @Test
  void aColumnThatNoFieldReadsIsAProperty() {
    String file = "note;extra;when;who\nhi;7;2024-01-01;ann\n";

    assertThat(decode(LOGINS, file).event().properties())
        .containsExactly(entry("note", "hi"), entry("extra", "7"));
    assertThat(decode(LOGINS + "ignore: [note]\n", file).event().properties())
        .containsExactly(entry("extra", "7"));
  }

  @Test
  void theFirstAlternativeWhoseConditionsHoldIsTaken() {
    String titles =
        """
          page_title:
            - {when: {note: {empty: true}}, value: nothing}
            - {when: {note: {matches: "a.*"}, who: ann}, value: both}
            - {when: {who: [bob, cid], note: {above: 5, below: 10}}, value: between}
            - {when: {note: {empty: false}, who: dot}, value: something}
        """;
    String file =
        """
        who;when;note
        ann;2024-01-01;
        ann;2024-01-01;abc
        bob;2024-01-01;7.5
        cid;2024-01-01;10
        dot;2024-01-01;x
        """;

    assertThat(decode(LOGINS + titles, file).events())
        .extracting(Event::pageTitle)
        .containsExactly("nothing", "both", "between", null, "something");
  }

  @Test
  void aTextIsStrippedReplacedFoldedAndLookedUp() {
    String title =
        """
          page_title:
            value: "{note}"
            strip_prefix: "#"
            strip_suffix: ".0"
            replace: {".": "/", "//": "/"}
            letters: lower
            map: {a/b: first}
            otherwise: none
        """;
    String file =
        """
        who;when;note
        ann;2024-01-01;#A.B.0
        ann;2024-01-01;A..B
        ann;2024-01-01;c
        ann;2024-01-01;
        """;

    assertThat(decode(LOGINS + title, file).events())
        .extracting(Event::pageTitle)
        .containsExactly("first", "first", "none", "none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -3  | absolute | 2.5 | 7.5
          3   | absolute | 2.5 | 7.5
          3   | negate   | 2.5 | -7.5
          0.1 | as_written | 0.2 | 0.02
          """)
  void numbersChangeTheirSignAndAreMultiplied(
      String quantity, String number, String price, BigDecimal revenue) {
    String mapping =
        """
        mapping: m
        file: {}
        columns: [quantity, price]
        fields:
          event_type: purchase
          event_time: "2024-01-01"
          user_id: u
          revenue: {value: "{quantity}", number: %s, times: "{price}"}
        """
            .formatted(number);

    Event event = decode(mapping, "quantity,price\n" + quantity + "," + price + "\n").event();

    assertThat(event.revenue()).isEqualByComparingTo(revenue);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          29.02.2024 13:05 | "dd.MM.yyyy HH:mm"                   | Europe/Berlin | 2024-02-29T12:05:00Z
          2/9/24 1:05 pm   | "M/d/yy h:mm a"                      | UTC           | 2024-02-09T13:05:00Z
          2024-07-01       | yyyy-MM-dd                           | Europe/Berlin | 2024-06-30T22:00:00Z
          20240701T120000Z | "yyyyMMdd'T'HHmmssX"                 | Asia/Tokyo    | 2024-07-01T12:00:00Z
          1709211900       | epoch_seconds                        | UTC           | 2024-02-29T13:05:00Z
          1709211900.25    | epoch_seconds                        | UTC           | 2024-02-29T13:05:00.25Z
          1709211900123    | epoch_millis                         | UTC           | 2024-02-29T13:05:00.123Z
          1709211900123456 | epoch_micros                         | UTC           | 2024-02-29T13:05:00.123456Z
          2024-02-29T13:05:00+01:00 | iso                         | UTC           | 2024-02-29T12:05:00Z
          Mar 1 2024       | [yyyy-MM-dd, "MMM d yyyy"]           | UTC           | 2024-03-01T00:00:00Z
          """)
  void timesAreReadAsTheMappingSays(String text, String pattern, String zone, Instant meant) {
    String mapping =
        LOGINS.replace(
            "event_time: \"{when}\"",
            "event_time: {value: \"{when}\", time: %s, zone: %s}".formatted(pattern, zone));

    assertThat(decode(mapping, "who;when;note\nann;" + text + ";x\n").event().eventTime())
        .isEqualTo(meant);
  }

  @Test
  void aDayAndANumberOfSecondsMakeATime() {
    String mapping =
        LOGINS.replace(
            "event_time: \"{when}\"",
            "event_time: {value: \"{when}\", time: yyyy-M-d, plus_seconds: \"{note}\"}");

    assertThat(decode(mapping, "who;when;note\nann;2024-1-2;90\n").event().eventTime())
        .isEqualTo(Instant.parse("2024-01-02T00:01:30Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ann;2024-01-01       | wrong_field_count | The row has 2 fields, its header 3.
          ann;2024-01-01;x;y   | wrong_field_count | The row has 4 fields, its header 3.
          ann;2024-02-30;x     | bad_time          | Field event_time is not a time: '2024-02-30'.
          ;2024-01-01;x        | missing_field     | Fields device_id and user_id are both missing
          ann;2024-01-01;"x    | not_parsable      | A quotation mark is not closed on its line.
          ann;2024-01-01;"x"y  | not_parsable      | Field 3 goes on after its closing quotation
          """)
  void refusesARowThatDoesNotFit(String row, String reason, String sentence) {
    RejectedLine line = decode(LOGINS, "who;when;note\n" + row + "\n").reject();

    assertThat(line.reason()).isEqualTo(reason);
    assertThat(line.sentence()).startsWith(sentence);
  }

  @Test
  void aFieldInQuotesHoldsDelimitersMarksAndBreaks() {
    String mapping = LOGINS.replace("\";\"}", "\";\", line_breaks_in_quotes: true}");

    Decoded decoded =
        decode(
            mapping,
            "who;when;note\n"
                + "\"an;n\";2024-01-01;\"say \"\"hi\"\"\n"
                + "now\"\n"
                + "bob;2024-01-01;5\" nail\n");

    assertThat(decoded.rejects()).isEmpty();
    assertThat(decoded.events()).extracting(Event::userId).containsExactly("an;n", "bob");
    assertThat(decoded.events())
        .extracting(event -> event.properties().get("note"))
        .containsExactly("say \"hi\"\nnow", "5\" nail");
    assertThat(decoded.events()).extracting(Event::sourceLine).containsExactly(2L, 4L);
  }

  @Test
  void anotherEncodingIsRead() {
    String mapping = LOGINS.replace("\";\"}", "\";\", encoding: ISO-8859-1}");
    byte[] file = "who;when;note\nrené;2024-01-01;\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(
            Decoded.of(InputFormat.mapped(Mapping.parse(mapping, "m.yml")), SETTINGS, file)
                .event()
                .userId())
        .isEqualTo("rené");
    assertThat(
            Decoded.of(InputFormat.mapped(Mapping.parse(LOGINS, "m.yml")), SETTINGS, file)
                .reject()
                .sentence())
        .isEqualTo("The row is not UTF-8.");
  }

  @Test
  void aFileMayHaveNoHeader() {
    String mapping = LOGINS.replace("\";\"}", "\";\", header: false}");

    assertThat(decode(mapping, "ann;2024-01-01;\n").event().userId()).isEqualTo("ann");
  }

  @Test
  void idsComeFromTheContentWhereTheMappingSaysSo() {
    String file = "who;when;note\nann;2024-01-01;a\nann;2024-01-01;a\nann;2024-01-01;b\n";

    assertThat(decode(LOGINS + "dedupe: content\n", file).events())
        .extracting(Event::eventId)
        .satisfies(
            ids -> {
              assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
            });
    assertThat(decode(LOGINS, file).events()).extracting(Event::eventId).doesNotHaveDuplicates();
    assertThat(decode(LOGINS + "  event_id: \"{who}-{@line}\"\n", file).events())
        .extracting(Event::eventId)
        .containsExactly("ann-2", "ann-3", "ann-4");
  }

  @Test
  void theSourcesSessionIsTheSessionWhereTheMappingSaysSo() {
    Event event =
        decode(
                LOGINS + "  session_id: \"{note}\"\nsession: source\n",
                "who;when;note\na;2024-01-01;s\n")
            .event();

    assertThat(event.sessionFromSource()).isTrue();
    assertThat(event.sourceSessionId()).isEqualTo("s");
  }

  @Test
  void anItemWithoutAProductIsLeftOut() {
    String items =
        """
        items:
          - {product_id: "{note}", quantity: "2"}
          - {product_id: "{who}", price: "1.5"}
        """;

    assertThat(decode(LOGINS + items, "who;when;note\nann;2024-01-01;\n").event().items())
        .containsExactly(
            new Item("ann", null, null, null, null, new BigDecimal("1.500000"), null, null));
  }

  @Test
  void aRowOfParquetIsReadByTheSameMapping() {
    Mapping mapping =
        Mapping.parse(LOGINS.replace("{delimiter: \";\"}", "{kind: parquet}"), "m.yml");
    RowDecoder decoder =
        RowDecoder.of(
            InputFormat.mapped(mapping),
            SETTINGS,
            Decoded.FILE_ID,
            Decoded.FILE_URI,
            List.of("note", "who", "when"));
    List<List<String>> rows =
        List.of(List.of("x", "ann", "2024-01-01T00:00:00Z"), List.of("y", "bob", "never"));

    Decoded decoded = Decoded.ofRows(decoder, rows);

    assertThat(decoded.events()).extracting(Event::userId).containsExactly("ann");
    assertThat(decoded.events().get(0).properties()).containsExactly(entry("note", "x"));
    assertThat(decoded.rejects()).extracting(RejectedLine::line).containsExactly(2L);
    assertThat(
            new String(
                java.util.Base64.getDecoder().decode(decoded.rejects().get(0).bytes()),
                StandardCharsets.UTF_8))
        .isEqualTo("{\"note\":\"y\",\"who\":\"bob\",\"when\":\"never\"}");
  }

  @Test
  void aFileWithoutAColumnThatTheMappingNamesIsRefused() {
    assertThatThrownBy(() -> decode(LOGINS, "who;wen;note\n"))
        .isInstanceOf(MoraineException.class)
        .hasMessage(
            Decoded.FILE_URI
                + " has no column 'when', which mapping logins names; did you mean 'wen'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          fields:                 | feelds:                  | line 4: 'feelds' is not known here; did you mean 'fields'?
          event_type: login       | event_typ: login         | line 5: 'event_typ' is not known here; did you mean 'event_type'?
          "{who}"                 | "{whom}"                 | line 7: There is no column 'whom'; did you mean 'who'?
          "{who}"                 | "{who"                   | line 7: The bracket '{' is not closed.
          "{who}"                 | {vale: x}                | line 7: 'vale' is not known here; did you mean 'value'?
          "{who}"                 | {value: x, letters: up}  | line 7: One of as_written, lower, upper is expected, not 'up'; did you mean 'upper'?
          "{who}"                 | {when: {wo: a}, value: x} | line 7: There is no column 'wo'; did you mean 'who'?
          "{when}"                | {value: "{when}", time: "jj"} | line 6: This is neither a pattern of a time
          "{when}"                | {value: "{when}", time: iso, zone: Europe/Berln} | line 6: There is no zone 'Europe/Berln'; did you mean 'Europe/Berlin'?
          columns: [who, when, note] | columns: [who, when, when] | line 3: Column 'when' is there twice.
          delimiter: ";"          | delimiter: ";;"          | line 2: One ASCII character is expected, not ';;'.
          delimiter: ";"          | encoding: UTF-16         | line 2: Lines cannot be told apart in UTF-16
          delimiter: ";"          | encoding: UTF-99         | line 2: There is no encoding 'UTF-99'.
          mapping: logins         | maping: logins           | line 1: 'maping' is not known here; did you mean 'mapping'?
          event_type: login       | items: []                | line 5: Items have a part of their own: 'items:'.
          file: {delimiter        | file: {{delimiter        | line 2: this is no YAML
          """)
  void whatAMappingCannotSayIsRefusedWithItsLine(String right, String wrong, String sentence) {
    assertThatThrownBy(() -> Mapping.parse(LOGINS.replace(right, wrong), "m.yml"))
        .isInstanceOf(MoraineException.class)
        .hasMessageStartingWith("m.yml, " + sentence);
  }

  @Test
  void aMappingThatDoesNotShipIsRefusedWithTheNearestThatDoes() {
    assertThatThrownBy(() -> Mapping.shipped("online_retial"))
        .isInstanceOf(MoraineException.class)
        .hasMessage("No mapping 'online_retial' ships with Moraine; did you mean 'online-retail'?");
  }

  private static Decoded decode(String mapping, String file) {
    return Decoded.of(InputFormat.mapped(Mapping.parse(mapping, "m.yml")), SETTINGS, file);
  }
}
