package io.moraine.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MoneyTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "19.99, 19990000",
    "-19.99, -19990000",
    "1E+3, 1000000000",
    "1.5E-6, 2",
    "0.0000005, 0",
    "0.0000015, 2",
    "0.0000025, 2",
    "0.00000050000001, 1",
    "-0.0000005, 0",
    "-0.0000015, -2",
    "999999999999.999999, 999999999999999999",
    "-999999999999.999999, -999999999999999999",
    "999999999999.9999994, 999999999999999999"
  })
  void digitsBeyondTheSixthAreRoundedHalfEven(BigDecimal amount, long millionths) {
    assertThat(Money.millionths(amount)).contains(millionths);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1000000000000",
        "-1000000000000",
        "999999999999.9999995",
        "-999999999999.9999995",
        "9223372036854.775807",
        "1E+100",
        "1E+2147483647",
        "-1E+2147483647"
      })
  void anAmountThatDoesNotFitIsNone(String amount) {
    assertThat(Money.millionths(new BigDecimal(amount))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0E+2147483647",
        "0E-2147483647",
        "1E-7",
        "-4.9E-7",
        "1E-1000000",
        "1E-2147483647"
      })
  void anAmountNextToNothingIsNothingHoweverItIsWritten(String amount) {
    assertThat(Money.millionths(new BigDecimal(amount))).contains(0L);
  }

  @Test
  void allAmountsThatFitAreRoundedAsDecimalsAre() {
    Random random = new Random(11);
    BigDecimal limit = new BigDecimal("1E+12");
    for (int i = 0; i < 20_000; i++) {
      BigDecimal amount =
          new BigDecimal(new BigInteger(1 + random.nextInt(80), random), random.nextInt(20) - 3);
      BigDecimal rounded = amount.setScale(Money.SCALE, RoundingMode.HALF_EVEN);

      assertThat(Money.millionths(amount).map(Money::ofMillionths))
          .isEqualTo(rounded.compareTo(limit) < 0 ? Optional.of(rounded) : Optional.empty());
    }
  }

  @Test
  void millionthsAreTheAmountAgain() {
    assertThat(Money.ofMillionths(-1)).isEqualTo(new BigDecimal("-0.000001"));
    assertThat(Money.ofMillionths(19_990_000)).isEqualTo(new BigDecimal("19.990000"));
    assertThat(Money.ONE).isEqualTo(1_000_000);
  }
}
