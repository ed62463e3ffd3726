package io.moraine.analyses.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTermsTest {
  @Test
  void caseAndSpacesMakeNoOtherTerm() {
    assertThat(SearchTerms.term("  Rote\t\n ÄPFEL ")).isEqualTo("rote äpfel");
    assertThat(SearchTerms.term("a b")).isEqualTo("a b");
  }

  @Test
  void nothingIsNone() {
    assertThat(SearchTerms.term(null)).isEqualTo("(none)");
    assertThat(SearchTerms.term("")).isEqualTo("(none)");
    assertThat(SearchTerms.term(" \t ")).isEqualTo("(none)");
  }
}
