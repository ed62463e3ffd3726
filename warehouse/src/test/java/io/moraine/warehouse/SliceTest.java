package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

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
  void isReadBackFromItsBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Slice slice : IN_ORDER) {
        slice.write(out);
      }
    }

    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (Slice slice : IN_ORDER) {
        assertThat(Slice.read(in)).isEqualTo(slice);
      }
      assertThat(in.read()).isEqualTo(-1);
    }
  }
}
