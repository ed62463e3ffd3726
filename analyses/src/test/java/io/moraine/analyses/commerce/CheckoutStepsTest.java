package io.moraine.analyses.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.KnownEvent;
import io.moraine.analyses.results.PersonEvent;
import io.moraine.analyses.results.PersonHistory;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.schemas.Cart;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.CheckoutStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckoutStepsTest {
  private static final Conversion EURO = new Conversion("EUR", Map.of());

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }

  private static Cart cart(String id, long opened, long changed, String state, String value) {
    boolean ordered = state.equals("ordered") || state.equals("recovered");
    return new Cart(
        id,
        LocalDate.EPOCH,
        "p",
        at(opened),
        at(changed),
        state,
        null,
        ordered ? at(changed) : null,
        ordered ? "o" + id : null,
        ordered ? (changed - opened) * 1000 : null,
        "EUR",
        new BigDecimal(value),
        new BigDecimal(value),
        1,
        1,
        null,
        1,
        null,
        null,
        null,
        null,
        null,
        null,
        "d");
  }

  private static PersonEvent step(long second, String step) {
    return new KnownEvent(
        "p",
        at(second),
        "e" + second + step,
        LocalDate.EPOCH,
        "checkout_step",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        step == null ? null : Map.of("checkout_step", step));
  }

  private static PersonHistory person(List<Cart> carts, PersonEvent... events) {
    return new PersonHistory(null, List.of(), carts, List.of(), List.of(), List.of(events));
  }

  private static List<CheckoutStep> told(PersonHistory... persons) {
    CartResults results = new CartResults(EURO);
    for (PersonHistory person : persons) {
      CartResults part = new CartResults(EURO);
      part.person(person);
      results.merge(part);
    }
    List<CheckoutStep> rows = new ArrayList<>();
    results.tell(
        new ResultOutput() {
          @Override
          public <R extends Record> void row(TableDefinition table, R row) {
            if (row instanceof CheckoutStep step) {
              rows.add(step);
            }
          }
        });
    return rows;
  }

  @Test
  void givesAStepToTheCartThatIsInUse() {
    PersonHistory person =
        person(
            List.of(cart("1", 10, 20, "ordered", "5"), cart("2", 30, 40, "abandoned", "7")),
            step(9, "before any"),
            step(10, "shipping"),
            step(15, "payment"),
            step(16, "shipping"),
            step(17, null),
            step(18, CheckoutStep.CART),
            step(25, "between"),
            step(30, "shipping"),
            step(41, "after all"));

    assertThat(CartResults.stepsReached(person))
        .extracting(List::copyOf)
        .containsExactly(List.of("shipping", "payment"), List.of("shipping"));
  }

  @Test
  void cartsGoOnDropOutOrAreUndecided() {
    List<CheckoutStep> rows =
        told(
            person(List.of(cart("1", 0, 9, "abandoned", "5")), step(1, "shipping")),
            person(
                List.of(cart("2", 0, 9, "recovered", "6")),
                step(1, "shipping"),
                step(2, "payment")),
            person(List.of(cart("3", 0, 9, "open", "7")), step(1, "payment")),
            person(List.of(cart("4", 0, 9, "abandoned", "8.5"))));

    assertThat(rows)
        .extracting(
            CheckoutStep::step,
            CheckoutStep::position,
            CheckoutStep::averagePlace,
            CheckoutStep::carts,
            CheckoutStep::wentOn,
            CheckoutStep::dropped,
            CheckoutStep::undecided,
            CheckoutStep::orderedCarts,
            CheckoutStep::dropOffRate,
            row -> row.valueLost().toPlainString())
        .containsExactly(
            tuple("(cart)", 0, 0.0, 4L, 3L, 1L, 0L, 1L, 0.25, "8.5"),
            tuple("shipping", 1, 1.0, 2L, 1L, 1L, 0L, 1L, 0.5, "5"),
            tuple("payment", 2, 1.5, 2L, 1L, 0L, 1L, 1L, 0.0, "0"));
  }

  @Test
  void noRateIsToldWhereAllAreUndecided() {
    assertThat(told(person(List.of(cart("1", 0, 9, "open", "5")))))
        .extracting(CheckoutStep::dropOffRate)
        .containsOnlyNulls();
  }
}
