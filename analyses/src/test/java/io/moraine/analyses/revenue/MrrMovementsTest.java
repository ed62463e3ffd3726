package io.moraine.analyses.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MrrMovementsTest {
  private static final int MONTHS = 6;
  private static final List<String> PLANS = List.of("basic", "pro", "max");
  private static final List<String> CURRENCIES = List.of("EUR", "USD");

  private static MrrAmount paid(int month, String plan, String amount) {
    return new MrrAmount(month, plan, "EUR", new BigDecimal(amount));
  }

  private static List<List<MrrAmount>> accounts(Random dice, int count) {
    List<List<MrrAmount>> accounts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<MrrAmount> amounts = new ArrayList<>();
      for (int paid = dice.nextInt(9); paid > 0; paid--) {
        amounts.add(
            new MrrAmount(
                dice.nextInt(MONTHS + 4) - 3,
                PLANS.get(dice.nextInt(PLANS.size())),
                CURRENCIES.get(dice.nextInt(CURRENCIES.size())),
                BigDecimal.valueOf(dice.nextInt(5) * 999L, 2)));
      }
      accounts.add(amounts);
    }
    return accounts;
  }

  private static BigDecimal sum(List<MrrAmount> account, String currency, String plan, int month) {
    return account.stream()
        .filter(paid -> paid.currency().equals(currency) && paid.month() == month)
        .filter(paid -> plan.isEmpty() || paid.plan().equals(plan))
        .map(MrrAmount::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static boolean pays(List<MrrAmount> account, String currency, int month) {
    return sum(account, currency, "", month).signum() > 0;
  }

  private static BigDecimal over(
      List<List<MrrAmount>> accounts, Function<List<MrrAmount>, BigDecimal> amount) {
    return accounts.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void movesAsTheNaiveTwinDoes() {
    Random dice = new Random(21);
    List<List<MrrAmount>> accounts = accounts(dice, 2_000);
    MrrMovements movements = new MrrMovements(MONTHS);
    MrrMovements elsewhere = new MrrMovements(MONTHS);
    accounts.forEach(account -> (dice.nextBoolean() ? movements : elsewhere).add(account));
    movements.merge(elsewhere);
    assertThat(movements.cells()).hasSize(CURRENCIES.size() * (PLANS.size() + 1) * MONTHS);
    for (MrrCell cell : movements.cells()) {
      String currency = cell.currency();
      int month = cell.month();
      Function<List<MrrAmount>, BigDecimal> start =
          account -> sum(account, currency, cell.plan(), month - 1);
      Function<List<MrrAmount>, BigDecimal> end =
          account -> sum(account, currency, cell.plan(), month);
      List<List<MrrAmount>> fresh = new ArrayList<>();
      List<List<MrrAmount>> back = new ArrayList<>();
      List<List<MrrAmount>> gone = new ArrayList<>();
      List<List<MrrAmount>> staying = new ArrayList<>();
      for (List<MrrAmount> account : accounts) {
        boolean now = pays(account, currency, month);
        boolean before = pays(account, currency, month - 1);
        boolean everBefore = false;
        for (int earlier = -3; earlier < month; earlier++) {
          everBefore |= pays(account, currency, earlier);
        }
        if (now && before) {
          staying.add(account);
        } else if (before) {
          gone.add(account);
        } else if (now) {
          (everBefore ? back : fresh).add(account);
        }
      }
      MrrMovement given = cell.movement();
      assertThat(given.walks()).isTrue();
      assertThat(given.start()).isEqualByComparingTo(over(accounts, start));
      assertThat(given.end()).isEqualByComparingTo(over(accounts, end));
      assertThat(given.newcomers()).isEqualByComparingTo(over(fresh, end));
      assertThat(given.reactivation()).isEqualByComparingTo(over(back, end));
      assertThat(given.churn()).isEqualByComparingTo(over(gone, start));
      assertThat(given.expansion())
          .isEqualByComparingTo(
              over(staying, a -> end.apply(a).subtract(start.apply(a)).max(BigDecimal.ZERO)))
          .isPositive();
      assertThat(given.contraction())
          .isEqualByComparingTo(
              over(staying, a -> start.apply(a).subtract(end.apply(a)).max(BigDecimal.ZERO)))
          .isPositive();
    }
  }

  @Test
  void aMonthEndsWhereTheNextStarts() {
    MrrMovements movements = new MrrMovements(MONTHS);
    accounts(new Random(22), 500).forEach(movements::add);
    MrrCell last = null;
    for (MrrCell cell : movements.cells()) {
      if (cell.month() > 0) {
        assertThat(cell.movement().start()).isEqualByComparingTo(last.movement().end());
      }
      last = cell;
    }
  }

  @Test
  void whoChangesThePlanIsNoChurn() {
    MrrMovements movements = new MrrMovements(2);
    movements.add(List.of(paid(0, "basic", "10"), paid(1, "pro", "30")));
    assertThat(movements.cells())
        .filteredOn(cell -> cell.month() == 1)
        .extracting(
            MrrCell::plan,
            cell -> cell.movement().expansion().intValue(),
            cell -> cell.movement().contraction().intValue(),
            cell -> cell.movement().churn().intValue())
        .containsExactly(tuple("", 20, 0, 0), tuple("basic", 0, 10, 0), tuple("pro", 30, 0, 0));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> paid(0, "basic", "-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Recurring revenue of -1 EUR for basic is negative");
    assertThatThrownBy(() -> new MrrMovements(1).add(List.of(paid(0, "", "1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a plan without a name");
    assertThatThrownBy(() -> new MrrMovements(1).merge(new MrrMovements(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not add up");
  }
}
