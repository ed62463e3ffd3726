package io.moraine.transforms.read;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read is what {@link Numbers} reads, on numbers and on what looks like some. */
class PlainNumbersTest {
  private static final int ROUNDS = 100_000;
  private static final String CHARACTERS = "0123456789012345678901234567890123456789.-e/:+ ";

  private int read;

  @BeforeEach
  void begin() {
    read = 0;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void wholeNumbers(long seed) throws Rejection {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String number = number(random, random.nextBoolean() ? 19 : 6);

      long value = PlainNumbers.whole(number.getBytes(US_ASCII), 0, number.length());

      if (value != PlainNumbers.NONE) {
        read++;
        assertThat(value).isEqualTo(Numbers.whole("n", number.toCharArray(), 0, number.length()));
      }
    }
    expectSome();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void amountsOfMoney(long seed) throws Rejection {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String number = number(random, random.nextBoolean() ? 19 : 6);

      long value = PlainNumbers.millionths(number.getBytes(US_ASCII), 0, number.length());

      if (value != PlainNumbers.NONE) {
        read++;
        assertThat(value)
            .as(number)
            .isEqualTo(Numbers.millionths("n", number.toCharArray(), 0, number.length()));
      }
    }
    expectSome();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void floatingPointNumbers(long seed) throws Rejection {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String number = number(random, random.nextBoolean() ? 19 : 6);

      double value = PlainNumbers.floating(number.getBytes(US_ASCII), 0, number.length());

      if (!Double.isNaN(value)) {
        read++;
        assertThat(value)
            .as(number)
            .isEqualTo(Numbers.floating("n", number.toCharArray(), 0, number.length()));
      }
    }
    expectSome();
  }

  private void expectSome() {
    assertThat(read).as("so that both cases occur").isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
  }

  private static String number(Random random, int longest) {
    StringBuilder number = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
    for (int i = random.nextInt(longest); i >= 0; i--) {
      number.append((char) ('0' + random.nextInt(10)));
    }
    if (random.nextInt(3) == 0) {
      number.insert(random.nextInt(number.length() + 1), '.');
    }
    if (random.nextInt(4) == 0) {
      number.setCharAt(
          random.nextInt(number.length()), CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return number.toString();
  }
}
