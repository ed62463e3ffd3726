package io.moraine.analyses.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProductLabelTest {
  @Test
  void isTheLastAndOfEqualTimesTheGreatest() {
    ProductLabel label = new ProductLabel();
    label.see(5, "lamp", "light");
    label.see(4, "zebra", null);
    label.see(5, "lamp", null);
    label.see(6, null, "no name");
    assertThat(label.name()).isEqualTo("lamp");
    assertThat(label.category()).isEqualTo("light");

    ProductLabel other = new ProductLabel();
    other.see(5, "lantern", null);
    other.merge(label);
    label.merge(other);
    assertThat(label.name()).isEqualTo("lantern");
    assertThat(label.category()).isNull();
    assertThat(other.name()).isEqualTo("lantern");
  }

  @Test
  void mergesFromNothing() {
    ProductLabel label = new ProductLabel();
    label.merge(new ProductLabel());
    assertThat(label.name()).isNull();
  }
}
