package io.moraine.transforms.facts;

import static io.moraine.transforms.facts.Story.amount;
import static io.moraine.transforms.facts.Story.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.moraine.schemas.Cohort;
import io.moraine.schemas.EventType;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CohortsTest {

  @Test
  void aPersonBeginsWithTheFirstSessionOnAnyDevice() {
    Story story =
        Story.of("phone")
            .as("ann")
            .day("2024-03-02")
            .pageView("/b")
            .with("channel", "Email")
            .on("laptop")
            .as(null)
            .day("2024-03-01")
            .pageView("/a")
            .with("channel", "Organic Search")
            .with("country", "DE")
            .as("ann")
            .day("2024-03-03")
            .pageView("/c");
    assertThat(Facts.of(story).cohort())
        .returns("ann", Cohort::userId)
        .returns(Instant.parse("2024-03-01T00:00:00Z"), Cohort::firstSeenAt)
        .returns(Instant.parse("2024-03-03T00:00:00Z"), Cohort::lastSeenAt)
        .returns("Organic Search", Cohort::channel)
        .returns("/a", Cohort::landingPage)
        .returns("DE", Cohort::country)
        .returns(2L, Cohort::devices)
        .returns(3L, Cohort::sessions);
  }

  @Test
  void aVisitorNobodyKnowsIsAPersonWithoutAUser() {
    assertThat(Facts.of(Story.of("phone").pageView("/a")).cohort())
        .returns("phone", Cohort::personId)
        .returns(null, Cohort::userId);
  }

  @Test
  void daysAreThoseOnWhichASessionBeganOrAnOrderWasPlaced() {
    Story story =
        Story.of("phone")
            .at("23:50")
            .pageView("/a")
            .day("2024-03-06")
            .at("00:05")
            .order("o1")
            .day("2024-03-09")
            .at("23:50")
            .pageView("/a")
            .day("2024-03-10")
            .at("00:05")
            .pageView("/b");
    assertThat(Facts.of(story).cohort())
        .satisfies(
            person -> {
              assertThat(person.activeDays())
                  .extracting(LocalDate::toString)
                  .containsExactly("2024-03-05", "2024-03-06", "2024-03-09");
              assertThat(person.orderDays())
                  .extracting(LocalDate::toString)
                  .containsExactly("2024-03-06");
            });
  }

  @Test
  void refundsAreTakenOffInTheCurrencyOfTheFirstOrder() {
    Story story =
        Story.of("phone")
            .at("10:00")
            .order("o1", item("p", 2, "10"))
            .with("currency", "EUR")
            .order("o2", item("p", 1, "50"))
            .with("currency", "USD")
            .refund("o1", item("p", 1, "10"))
            .with("currency", "EUR");
    assertThat(Facts.of(story).cohort())
        .returns("EUR", Cohort::currency)
        .returns(amount("10"), Cohort::revenue)
        .returns(2L, Cohort::orders)
        .returns("o1", Cohort::firstOrderId);
  }

  @Test
  void someoneWhoWasOnlyRefundedOrBilledIsAPersonToo() {
    Story story =
        Story.of(null)
            .as("ann")
            .refund("o1", item("p", 1, "10"))
            .with("currency", "EUR")
            .as("bob")
            .event(EventType.SUBSCRIPTION_RENEWED);
    assertThat(Facts.of(story).cohorts())
        .extracting(Cohort::personId, Cohort::sessions, Cohort::currency, Cohort::revenue)
        .containsExactly(
            tuple("ann", 0L, "EUR", amount("-10")), tuple("bob", 0L, null, amount("0")));
  }

  @Test
  void someoneSeenOnlyInAnothersSessionIsAPersonToo() {
    Story story =
        Story.of("phone").at("10:00").as("ann").pageView("/a").at("10:05").as("bob").pageView("/b");
    assertThat(Facts.of(story).cohorts())
        .extracting(Cohort::personId, Cohort::sessions, Cohort::firstSeenAt, Cohort::lastSeenAt)
        .containsExactly(
            tuple(
                "ann",
                0L,
                Instant.parse("2024-03-05T10:00:00Z"),
                Instant.parse("2024-03-05T10:00:00Z")),
            tuple(
                "bob",
                1L,
                Instant.parse("2024-03-05T10:00:00Z"),
                Instant.parse("2024-03-05T10:05:00Z")));
  }

  @Test
  void theFirstSignupCounts() {
    Story story =
        Story.of("phone").at("10:00").event(EventType.SIGNUP).at("11:00").event(EventType.SIGNUP);
    assertThat(Facts.of(story).cohort().signedUpAt()).isEqualTo("2024-03-05T10:00:00Z");
  }

  @Test
  void onlySomeoneWhoIsABotInEverySessionIsABot() {
    Story always = Story.of("phone").pageView("/a").with("bot_rule", "crawler");
    Story once = Story.of("phone").pageView("/a").with("bot_rule", "crawler").at("10:00");
    assertThat(Facts.of(always).cohort().botRule()).isEqualTo("crawler");
    assertThat(Facts.of(once.pageView("/b")).cohort().botRule()).isNull();
  }
}
