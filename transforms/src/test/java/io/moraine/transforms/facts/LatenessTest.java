package io.moraine.transforms.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.moraine.schemas.Event;
import io.moraine.schemas.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One event, the login at 10:50, arrives at five times. It bridges two visits and says whose the
 * phone is, so that much is wrong while it is missing, and nothing may be once it is there.
 */
class LatenessTest {
  private static final Story STORY =
      Story.of("phone")
          .at("10:00")
          .pageView("/a")
          .at("10:25")
          .pageView("/b")
          .as("ann")
          .at("10:50")
          .pageView("/login")
          .as(null)
          .at("11:15")
          .pageView("/c")
          .day("2024-03-06")
          .order("o1", Story.item("p", 1, "10"));

  private List<Event> arrived;
  private Event login;

  @BeforeEach
  void begin() {
    arrived = new ArrayList<>(STORY.events());
    login = arrived.get(2);
  }

  @Test
  void onTime() {
    assertThat(facts().sessions())
        .extracting(Session::personId, Session::pageViews)
        .containsExactly(tuple("ann", 4L), tuple("ann", 0L));
  }

  @Test
  void early() {
    arrived.remove(login);
    arrived.add(0, login);
    assertWhole();
  }

  @Test
  void lateButUnseen() {
    arrived.remove(login);
    arrived.add(login);
    assertWhole();
  }

  @Test
  void seenLate() {
    arrived.remove(login);
    assertThat(facts().sessions())
        .extracting(Session::personId, Session::pageViews)
        .containsExactly(tuple("phone", 2L), tuple("phone", 1L), tuple("phone", 0L));
    arrived.add(login);
    assertWhole();
  }

  @Test
  void neverTooLate() {
    Collections.reverse(arrived);
    assertWhole();
  }

  private Facts facts() {
    return Facts.of(arrived, FactSettings.defaults());
  }

  private void assertWhole() {
    assertThat(facts().tables()).isNotEmpty().isEqualTo(Facts.of(STORY).tables());
  }
}
