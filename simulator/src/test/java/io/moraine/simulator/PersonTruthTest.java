package io.moraine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Devices, users and persons that the logs tell of are those of the truth. */
final class PersonTruthTest {
  private final SimulatedShop shop = SimulatedShop.shared();
  private final List<PersonTruth> persons = shop.rows(TruthTable.PERSONS);

  @Test
  void linksAreThoseThatAReaderFinds() {
    List<LinkTruth> found = new ArrayList<>();
    shop.byDevice().forEach((device, events) -> found.addAll(links(device, events)));
    assertThat(Set.copyOf(found)).isNotEmpty().isEqualTo(Set.copyOf(shop.rows(TruthTable.LINKS)));
  }

  @Test
  void someDevicesAreSharedAndSomePeopleHaveTwo() {
    assertThat(shop.rows(TruthTable.LINKS)).anyMatch(link -> !link.owner());
    assertThat(persons).anyMatch(person -> person.devices() == 2);
    assertThat(shop.rows(TruthTable.VISITORS)).anyMatch(visitor -> visitor.users() == 2);
  }

  @Test
  void personsAreThoseOfTheSessions() {
    Map<String, List<SessionTruth>> sessions =
        shop.rows(TruthTable.SESSIONS).stream()
            .collect(Collectors.groupingBy(SessionTruth::personId));
    assertThat(persons).hasSameSizeAs(sessions.keySet());
    for (PersonTruth person : persons) {
      List<SessionTruth> theirs = sessions.get(person.personId());
      SessionTruth first =
          theirs.stream().min(Comparator.comparing(SessionTruth::startedAt)).orElseThrow();
      assertThat(theirs).hasSize((int) person.sessions());
      assertThat(theirs.stream().map(SessionTruth::visitorId).distinct())
          .hasSize((int) person.devices());
      assertThat(first.startedAt()).isEqualTo(person.firstSeenAt());
      assertThat(first.channel()).isEqualTo(person.channel());
      assertThat(theirs.stream().mapToLong(SessionTruth::orders).sum()).isEqualTo(person.orders());
    }
  }

  @Test
  void signupsAreThoseOfTheLogs() {
    Map<String, Instant> signups =
        shop.events().stream()
            .filter(event -> event.type() == EventType.SIGNUP)
            .collect(Collectors.toMap(LoggedEvent::user, LoggedEvent::at));
    Map<String, Instant> truths =
        persons.stream()
            .filter(person -> person.signedUpAt() != null)
            .collect(Collectors.toMap(PersonTruth::userId, PersonTruth::signedUpAt));
    assertThat(signups).isNotEmpty().isEqualTo(truths);
  }

  @Test
  void nothingHappensAfterAPersonIsLost() {
    Map<String, Instant> churns =
        persons.stream()
            .filter(person -> person.churnsAt() != null)
            .collect(Collectors.toMap(PersonTruth::personId, PersonTruth::churnsAt));
    assertThat(shop.events())
        .filteredOn(event -> event.device() != null && churns.containsKey(shop.personOf(event)))
        .isNotEmpty()
        .allMatch(event -> event.at().isBefore(churns.get(shop.personOf(event))));
    assertThat(churns.values()).anyMatch(churn -> churn.isBefore(shop.truth().lastMoment()));
  }

  @Test
  void visitorsAreTheDevicesOfTheLogs() {
    assertThat(shop.rows(TruthTable.VISITORS))
        .hasSize(SimulatedShop.SETTINGS.visitors())
        .hasSameSizeAs(shop.byDevice().keySet())
        .allMatch(visitor -> visitor.events() == shop.byDevice().get(visitor.visitorId()).size());
  }

  @Test
  void everyKindOfBotComesAndOneKindDoesNotSaySo() {
    List<VisitorTruth> bots =
        shop.rows(TruthTable.VISITORS).stream().filter(visitor -> visitor.bot() != null).toList();
    assertThat(bots)
        .extracting(VisitorTruth::bot)
        .contains("search_crawler", "ai_crawler", "headless_scraper", "disguised", "monitor");
    for (VisitorTruth bot : bots) {
      String agent = shop.byDevice().get(bot.visitorId()).get(0).text("user_agent");
      assertThat(agent.matches(".*([Bb]ot|Headless).*")).isEqualTo(bot.recognisable());
    }
  }

  private static List<LinkTruth> links(String device, List<LoggedEvent> events) {
    Map<String, List<LoggedEvent>> byUser =
        events.stream()
            .filter(event -> event.user() != null)
            .collect(
                Collectors.groupingBy(LoggedEvent::user, LinkedHashMap::new, Collectors.toList()));
    List<LinkTruth> links = new ArrayList<>();
    byUser.forEach(
        (user, seen) ->
            links.add(
                new LinkTruth(
                    device,
                    user,
                    seen.get(0).at(),
                    seen.get(0).time("received_time"),
                    seen.get(seen.size() - 1).at(),
                    seen.size(),
                    links.isEmpty())));
    return links;
  }
}
