package io.moraine.transforms.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedFieldsTest {
  private final ExpectedFields fields = new ExpectedFields(EventField.OF_EVENT);

  @Test
  void expectsTheOrderOfTheObjectBefore() {
    List<String> names = List.of("user_id", "event_time", "event_type");
    fields.begin();
    names.forEach(this::find);

    fields.begin();
    for (String name : names) {
      assertThat(expected("\"" + name + "\":1")).isEqualTo(EventField.OF_EVENT.get(name));
      assertThat(fields.nameLength()).isEqualTo(name.length() + 3);
    }
  }

  @Test
  void whatIsNotExpectedIsFound() {
    fields.begin();
    List.of("user_id", "event_time", "event_type").forEach(this::find);
    fields.begin();

    assertThat(expected("\"user_id\" :1")).isNull();
    assertThat(expected("\"user_ip\":1")).isNull();
    assertThat(expected("\"user_id\"")).isNull();
    assertThat(find("event_type")).isEqualTo(EventField.OF_EVENT.get("event_type"));
    assertThat(find("no_field")).isNull();
    assertThat(find("user_id")).isEqualTo(EventField.OF_EVENT.get("user_id"));
    fields.begin();
    assertThat(expected("\"event_type\":1")).isNotNull();
    assertThat(expected("\"user_id\":1")).isNotNull();
    assertThat(expected("\"event_time\":1")).isNotNull();
  }

  @Test
  void aFieldIsRepeatedWithinAnObjectOnly() {
    fields.begin();
    find("user_id");
    assertThat(fields.isRepeated()).isFalse();
    find("site");
    assertThat(fields.isRepeated()).isFalse();
    find("user_id");
    assertThat(fields.isRepeated()).isTrue();
    assertThat(expected("\"site\":1")).isNotNull();
    assertThat(fields.isRepeated()).isTrue();

    fields.begin();
    assertThat(expected("\"user_id\":1")).isNotNull();
    assertThat(fields.isRepeated()).isFalse();
  }

  @Test
  void noOtherNameIsTakenForALongOne() {
    fields.begin();
    find("feature_duration_ms");
    fields.begin();

    assertThat(expected("\"feature_duratiom_ms\":1")).isNull();
    assertThat(expected("\"feature_outcome_ms\":1")).isNull();
    assertThat(expected("\"feature_duration_ms\":1")).isNotNull();
  }

  private EventField expected(String json) {
    byte[] bytes = ("{" + json).getBytes(UTF_8);
    return fields.expected(bytes, 1, bytes.length);
  }

  private EventField find(String name) {
    byte[] bytes = name.getBytes(UTF_8);
    return fields.find(bytes, 0, bytes.length);
  }
}
