package io.moraine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> NAMES =
      List.of("facts.sessions", "facts.carts", "facts.cart_lines", "session.gap", "ingest.ip");

  @ParameterizedTest
  @CsvSource({
    "sesions, facts.sessions",
    "facts.session, facts.sessions",
    "cats, facts.carts",
    "crats, facts.carts",
    "cart-lines, facts.cart_lines",
    "SESSION.GAP, session.gap",
    "session.gpa, session.gap",
    "ingest.pi, ingest.ip"
  })
  void findsTheNameThatWasMeant(String written, String meant) {
    assertThat(NearestName.of(written, NAMES)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"revenue", "x", "something else"})
  void findsNoneWhereNoneIsNear(String written) {
    assertThat(NearestName.of(written, NAMES)).isEmpty();
    assertThat(NearestName.question(written, NAMES)).isEmpty();
  }
}
