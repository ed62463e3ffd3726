package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.Event;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SliceTest {
  private static final List<Slice> IN_ORDER =
      List.of(
          Slice.whole(),
          Slice.of(0),
          Slice.of(12),
          Slice.of(Optional.of(LocalDate.of(2025, 12, 31)), OptionalInt.empty()),
          Slice.of(LocalDate.of(2025, 12, 31), 3),
          Slice.of(LocalDate.of(2026, 1, 1), 0),
          Slice.of(LocalDate.of(2026, 1, 1), 11));

  @Test
  void isOrderedByDayThenBucket() {
    List<Slice> slices = new ArrayList<>(IN_ORDER);
    Collections.reverse(slices);
    Collections.sort(slices);

    assertThat(slices).isEqualTo(IN_ORDER);
  }

  @Test
  void isReadBackFromItsText() {
    assertThat(IN_ORDER).allSatisfy(s -> assertThat(Slice.parse(s.toString())).isEqualTo(s));
    assertThat(Slice.of(LocalDate.of(2026, 1, 2), 3)).hasToString("2026-01-02/3");
  }

  @Test
  void travelsBetweenWorkersAsDoFilesAndSettings(@TempDir Path folder)
      throws IOException, ClassNotFoundException {
    try (Shelf shelf = Shelf.in(folder)) {
      Slice slice = Slice.of(Shelf.DAY, 1);
      WarehouseTable events = shelf.table(Event.TABLE);
      StoredFile file =
          Shelf.write(
                  events, slice, "run", new Rows(1).random(Event.TABLE, slice, Shelf.BUCKETS, 9))
              .get(0);

      StoredFile arrived = sent(file);

      assertThat(sent(slice)).isEqualTo(slice);
      assertThat(sent(Shelf.settings(folder))).isEqualTo(Shelf.settings(folder));
      assertThat(arrived).isEqualTo(file);
      assertThat(arrived.slice()).isEqualTo(slice);
      assertThat(arrived.rows()).isEqualTo(9);
      assertThat(arrived.hash()).isEqualTo(file.hash());
      assertThat(arrived.dataFile().lowerBounds()).isEqualTo(file.dataFile().lowerBounds());
      events.replaceSlices("run", events.currentSnapshot()).slice(slice, List.of(arrived)).commit();
      assertThat(shelf.stored(Event.TABLE, slice)).hasSize(9);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T sent(T value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
