package io.moraine.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventTypeTest {
  @ParameterizedTest
  @EnumSource
  void aTypeIsFoundByItsLabel(EventType type) {
    assertThat(type.label()).matches("[a-z_]+").isEqualToIgnoringCase(type.name());
    assertThat(EventType.ofLabel(type.label())).contains(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PAGE_VIEW", "Page_view", "page view", " page_view", "pageview"})
  void aLabelIsWrittenInOneWayOnly(String label) {
    assertThat(EventType.ofLabel(label)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatCountsInASessionMakesSessions(EventType type) {
    if (type.isView() || type.isConversion() || type.touchesCart()) {
      assertThat(type.makesSessions()).isTrue();
    }
  }

  @Test
  void labelsOfReasonsAreTheirNames() {
    assertThat(RejectReason.values()).extracting(RejectReason::label).doesNotHaveDuplicates();
    assertThat(RejectReason.BAD_TIME.label()).isEqualTo("bad_time");
  }
}
