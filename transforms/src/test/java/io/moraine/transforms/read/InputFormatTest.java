package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.transforms.read.InputFormat.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"event_time":0}                                                        | EVENTS
          a - - [10/Oct/2013:13:55:36 +0200] "GET / HTTP/1.1" 200 1               | COMMON
          a - b c [10/Oct/2013:13:55:36 +0200] "GET /\\" HTTP/1.1" 200 - "-" "-"  | COMBINED
          ::1 - - [10/Oct/2013:13:55:36 +0200] "-" 408 - "-" "-"                  | COMBINED
          event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session | DELIMITED
          """)
  void aFormatIsToldByTheFirstLine(String line, Kind kind) {
    assertThat(detect(line + "\n", "file").map(InputFormat::kind)).contains(kind);
    assertThat(detect("\uFEFF" + line, "file").map(InputFormat::kind)).contains(kind);
    assertThat(detect("\n\r\n" + line + "\n", "file").map(InputFormat::kind)).contains(kind);
  }

  @Test
  void aLineOfJunkDoesNotHideTheFormat() {
    String log =
        "\u0000\u0001junk\n"
            + "a - - [10/Oct/2013:13:55:36 +0200] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\"\n";

    assertThat(detect(log, "file")).contains(InputFormat.combined());
  }

  @Test
  void theHeaderOfAShippedMappingTellsTheMapping() {
    assertThat(
            detect(
                    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n",
                    "2010-12-01.csv")
                .map(format -> format.mapping().name()))
        .contains("online-retail");
  }

  @Test
  void theNameDecidesWhereTheBytesDoNot() {
    assertThat(detect("", "events.jsonl.gz")).contains(InputFormat.events());
    assertThat(detect("", "events.NDJSON")).contains(InputFormat.events());
    assertThat(detect("who;when\n", "some.csv")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecommerce-events", "eshop-2008", "online-retail"})
  void aFormatTravelsWithItsMapping(String mapping) throws Exception {
    InputFormat format = InputFormat.mapped(Mapping.shipped(mapping));
    String header =
        String.join(
            String.valueOf(format.mapping().layout().delimiter()), format.mapping().columns());

    InputFormat arrived = copy(format);

    assertThat(arrived.mapping().name()).isEqualTo(mapping);
    String row =
        switch (mapping) {
          case "eshop-2008" -> "2008;4;1;1;29;1;1;A13;1;5;1;28;2;1";
          case "online-retail" -> "1,a,b,6,2010-12-01 08:26:00,2.55,17850.0,France";
          default -> "2019-10-01 00:00:00 UTC,view,39,205,a.b,aqua,33.20,554,s";
        };
    IngestSettings settings = copy(IngestSettings.defaults());
    assertThat(Decoded.of(arrived, settings, header + "\n" + row))
        .isEqualTo(Decoded.of(format, IngestSettings.defaults(), header + "\n" + row))
        .extracting(Decoded::rejects)
        .asList()
        .isEmpty();
  }

  @Test
  void aMappedFormHasAMappingAndOthersHaveNone() {
    assertThatThrownBy(() -> new InputFormat(Kind.DELIMITED, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Delimited and Parquet files have a mapping, others none.");
  }

  private static Optional<InputFormat> detect(String start, String name) {
    return InputFormat.detect(start.getBytes(StandardCharsets.UTF_8), name);
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T original) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
