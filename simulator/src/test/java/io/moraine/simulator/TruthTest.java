package io.moraine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moraine.schemas.MoraineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TruthTest {
  private final SimulatedShop shop = SimulatedShop.shared();
  @TempDir private Path folder;

  @Test
  void isReadAsItWasWritten() throws IOException {
    shop.truth().write(folder);
    assertThat(Truth.read(folder)).usingRecursiveComparison().isEqualTo(shop.truth());
    assertThat(Truth.file(folder)).hasSameTextualContentAs(Truth.file(shop.out()));
  }

  @Test
  void namesItsFieldsAsTablesDo() {
    assertThat(Truth.file(shop.out()))
        .content(StandardCharsets.UTF_8)
        .contains("\"last_moment\" : \"2026-04-05T21:59:00Z\"", "\"repeated_orders\" : ");
    assertThat(TruthTable.SESSIONS.file(shop.out()))
        .content(StandardCharsets.UTF_8)
        .startsWith("visitor_id,session_number,started_at,ended_at,user_id,person_id,events,");
  }

  @Test
  void longListsAreAsLongAsTheTotalsSay() {
    TotalsTruth totals = shop.truth().totals();
    assertThat(shop.rows(TruthTable.SESSIONS)).hasSize((int) totals.sessions());
    assertThat(shop.rows(TruthTable.CARTS)).hasSize((int) totals.carts());
    assertThat(shop.rows(TruthTable.ORDERS)).hasSize((int) totals.orders());
    assertThat(shop.rows(TruthTable.PERSONS)).hasSize((int) totals.persons());
    assertThat(shop.rows(TruthTable.VISITORS)).hasSize((int) totals.visitors());
    assertThat(shop.rows(TruthTable.LINKS)).hasSize((int) totals.links());
    assertThat(shop.rows(TruthTable.FILES))
        .hasSize((int) totals.files())
        .isSortedAccordingTo(Comparator.comparing(FileTruth::file));
    assertThat(shop.rows(TruthTable.CARTS).stream().mapToLong(CartTruth::lines).sum())
        .isEqualTo(totals.cartLines());
  }

  @Test
  void saysWhereThereIsNone() {
    assertThatThrownBy(() -> Truth.read(folder))
        .isInstanceOf(MoraineException.class)
        .hasMessage(
            "There is no "
                + folder.resolve("truth.json")
                + ": write a simulation to that folder first.");
    assertThatThrownBy(() -> Truth.rows(TruthTable.CARTS, folder))
        .isInstanceOf(MoraineException.class)
        .hasMessageStartingWith("There is no " + TruthTable.CARTS.file(folder));
  }

  @Test
  void refusesAnotherVersion() throws IOException {
    String text = Files.readString(Truth.file(shop.out()), StandardCharsets.UTF_8);
    Files.writeString(
        Truth.file(folder),
        text.replace("\"version\" : 1,", "\"version\" : 9,"),
        StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Truth.read(folder))
        .isInstanceOf(MoraineException.class)
        .hasMessageContaining("is of version 9, but this is version 1");
  }
}
