package io.moraine.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GreatestRowsTest {
  @Test
  void keepsTheGreatestAndOfEqualOnesTheFirst() {
    GreatestRows rows = new GreatestRows(3);
    rows.add(List.of("a"), 2);
    rows.add(List.of("b"), 1);
    rows.add(List.of("c"), 3);
    rows.add(List.of("d"), 2);
    rows.add(List.of("e"), 2);

    assertThat(rows.ranked()).containsExactly(List.of("c"), List.of("a"), List.of("d"));
    assertThat(rows.inOrder()).containsExactly(List.of("a"), List.of("c"), List.of("d"));
  }
}
