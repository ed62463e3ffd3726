package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.Event;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEventTwinTest {
  private static final int LINES = 3_000;

  private final IngestSettings settings = IngestSettings.defaults();
  private final JsonEventModel model = new JsonEventModel(settings.clockTolerance());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theDecoderAndItsTwinReadTheSame(long seed) throws ReflectiveOperationException {
    List<String> lines = Stream.generate(new EventLines(seed)::next).limit(LINES).toList();
    Map<Long, Event> events =
        Decoded.of(InputFormat.events(), settings, String.join("\n", lines)).byLine();

    for (int i = 0; i < LINES; i++) {
      String line = lines.get(i);
      Optional<Map<String, Object>> expected = model.columns(line);
      Event event = events.get(i + 1L);
      assertThat(event != null).as("is an event: %s", line).isEqualTo(expected.isPresent());
      if (event != null) {
        Map<String, Object> known = expected.get();
        known.keySet().removeAll(JsonEventModel.OTHERS);
        assertThat(columns(event)).as(line).isEqualTo(known);
      }
    }
    assertThat(events).as("so that both cases occur").hasSizeBetween(LINES / 3, LINES * 19 / 20);
  }

  private static Map<String, Object> columns(Event event) throws ReflectiveOperationException {
    Map<String, Object> columns = new LinkedHashMap<>();
    for (RecordComponent component : Event.class.getRecordComponents()) {
      Object value = component.getAccessor().invoke(event);
      if (value != null && !JsonEventModel.OTHERS.contains(component.getName())) {
        columns.put(component.getName(), value);
      }
    }
    return columns;
  }
}
