package io.moraine.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrawingTest {
  @Test
  void aCourseGoesFromNothingToTheGreatest() {
    assertThat(Drawing.course(new Double[] {0.0, 1.0, null, 50.0, 100.0})).isEqualTo("▁▂ ▅█");
    assertThat(Drawing.course(new Double[] {0.0, 0.0})).isEqualTo("▁▁");
  }

  @Test
  void aBarIsAsLongAsItsShare() {
    assertThat(Drawing.bar(100, 100, 4)).isEqualTo("████");
    assertThat(Drawing.bar(50, 100, 4)).isEqualTo("██");
    assertThat(Drawing.bar(55, 100, 4)).isEqualTo("██▎");
    assertThat(Drawing.bar(0, 100, 4)).isEmpty();
    assertThat(Drawing.bar(0, 0, 4)).isEmpty();
  }

  @Test
  void aCellIsFiveLettersWide() {
    assertThat(Drawing.cell(0.434, 1, true)).isEqualTo("▒  43");
    assertThat(Drawing.cell(1, 1, true)).isEqualTo("█ 100");
    assertThat(Drawing.cell(0, 1, true)).isEqualTo("    0");
    assertThat(Drawing.cell(1234, 1234, false)).isEqualTo("█1.2k");
    assertThat(Drawing.cell(999_600, 2_000_000, false)).isEqualTo("▒1.0M");
    assertThat(Drawing.cell(87, 1000, false)).isEqualTo("░  87");
  }
}
