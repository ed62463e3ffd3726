package io.moraine.transforms.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.schemas.EventType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactSettingsTest {
  private static final Duration GAP = Duration.ofMinutes(30);
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration ENGAGED = Duration.ofSeconds(10);

  @Test
  void definitionsAreNamedAsTheTablesSay() {
    assertThat(SessionRules.defaults().definition()).isEqualTo("gap-30m/max-24h/v1");
    assertThat(CartRules.defaults().definition()).isEqualTo("timeout-24h/recover-30d/v1");
  }

  @Test
  void otherDefinitionsHaveOtherNames() {
    assertThat(new SessionRules(Duration.ofSeconds(90), DAY, ENGAGED, 2, true, true).definition())
        .isEqualTo("gap-90s/max-24h/midnight/campaign/v1");
    assertThat(new CartRules(Duration.ofMillis(1_500), Duration.ofDays(2)).definition())
        .isEqualTo("timeout-1500ms/recover-2d/v1");
  }

  @Test
  void whatEngagedMeansStandsOnTheRowsButMovesNoSessionId() {
    SessionRules rules = new SessionRules(GAP, DAY, Duration.ofSeconds(20), 3, false, false);
    assertThat(rules.definition()).isEqualTo("gap-30m/max-24h/engaged-20s-3views/v1");
    assertThat(rules.cutting()).isEqualTo("gap-30m/max-24h/v1");
  }

  @Test
  void refusesRulesThatCannotBe() {
    assertThatThrownBy(() -> new SessionRules(Duration.ZERO, DAY, ENGAGED, 2, false, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The gap of sessions must be whole milliseconds above 0, not PT0S.");
    assertThatThrownBy(() -> new SessionRules(GAP, Duration.ofNanos(1), ENGAGED, 2, false, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The longest session must be whole milliseconds");
    assertThatThrownBy(() -> new SessionRules(GAP, DAY, ENGAGED, 0, false, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 1 view at the least, not from 10s and 0 views");
    assertThatThrownBy(() -> new CartRules(DAY, GAP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A cart cannot be lost (30m) before it is abandoned (24h).");
  }

  @Test
  void theSameSettingsAreTheSameText() {
    PathRules rules = new PathRules(List.of(), Set.of(EventType.SEARCH, EventType.PAGE_VIEW));
    assertThat(rules.toString()).endsWith("eventTypes=[PAGE_VIEW, SEARCH]]");
  }

  @Test
  void settingsTravelToWorkers() throws Exception {
    FactSettings settings = FactSettings.defaults().withReportingZone(ZoneId.of("Europe/Berlin"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(settings);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(settings);
    }
  }
}
