package io.moraine.transforms.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.moraine.schemas.EventType;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.Session;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdentitiesTest {

  @Test
  void aLinkHoldsFromTheFirstEventThatHasBoth() {
    Story story =
        Story.of("phone")
            .at("10:00")
            .pageView("/a")
            .as("ann")
            .at("10:01")
            .pageView("/b")
            .with("received_time", Instant.parse("2024-03-06T00:00:00Z"))
            .at("10:05")
            .pageView("/c");
    assertThat(Facts.of(story).identities())
        .containsExactly(
            new IdentityLink(
                "phone",
                "ann",
                Instant.parse("2024-03-05T10:01:00Z"),
                Instant.parse("2024-03-06T00:00:00Z"),
                Instant.parse("2024-03-05T10:05:00Z"),
                2,
                true,
                "ann"));
  }

  @Test
  void theEarliestLinkOwnsTheDevice() {
    Story story = Story.of("phone").at("10:00").as("bob").pageView("/a").at("10:01").as("ann");
    story.pageView("/b").pageView("/c");
    assertThat(Facts.of(story).identities())
        .extracting(IdentityLink::userId, IdentityLink::owner)
        .containsExactly(tuple("bob", true), tuple("ann", false));
  }

  @Test
  void ofTwoLinksAtOnceTheSmallerUserIdOwns() {
    Story story = Story.of("phone").at("10:00").as("bob").pageView("/a").as("ann").pageView("/b");
    assertThat(Facts.of(story).identities())
        .extracting(IdentityLink::userId, IdentityLink::owner)
        .containsExactly(tuple("bob", false), tuple("ann", true));
  }

  @Test
  void anEventOutsideSessionsLinksAsWell() {
    Story story = Story.of("phone").as("ann").event(EventType.PERFORMANCE).as(null).pageView("/a");
    Facts facts = Facts.of(story);
    assertThat(facts.identities()).extracting(IdentityLink::userId).containsExactly("ann");
    assertThat(facts.session().personId()).isEqualTo("ann");
  }

  @Test
  void aUserWithoutADeviceIsThatUserAndNoLink() {
    Facts facts = Facts.of(Story.of(null).as("ann").pageView("/a"));
    assertThat(facts.identities()).isEmpty();
    assertThat(facts.session())
        .returns("user:ann", Session::visitorId)
        .returns("ann", Session::personId);
  }
}
