package io.moraine.transforms.read;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTimesTest {
  private static final int ROUNDS = 200_000;

  @ParameterizedTest
  @CsvSource({
    "2024-02-29T23:30:01Z, 1709249401000000",
    "2024-02-29T23:30:01.123Z, 1709249401123000",
    "1709249401123, 1709249401123000",
    "1970-01-01T00:00:00Z, 0",
    "2099-12-31T23:59:59.999Z, 4102444799999000"
  })
  void readsTheUsualForms(String time, long micros) {
    assertThat(micros(time)).isEqualTo(micros);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29T23:30:01Z",
        "2024-02-29T24:30:01Z",
        "2024-02-29T23:60:01Z",
        "2024-02-29T23:30:60Z",
        "2024-13-01T23:30:01Z",
        "1969-12-31T23:59:59Z",
        "2100-01-01T00:00:00Z",
        "2024-02-29 23:30:01Z",
        "2024-02-29T23:30:01z",
        "2024-02-29T23:30:01,123Z",
        "2024-02-29T23:30:0:Z",
        "2024-02-29T23:3/:01Z",
        "4102444800000",
        "-17092494011",
        "12345678"
      })
  void leavesTheRest(String time) {
    assertThat(micros(time)).isEqualTo(PlainTimes.NONE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whatIsReadIsWhatTimesRead(long seed) throws Rejection {
    Random random = new Random(seed);
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] time = time(random).getBytes(US_ASCII);
      for (int change = random.nextInt(3); change > 0; change--) {
        time[random.nextInt(time.length)] =
            random.nextInt(4) == 0 ? (byte) random.nextInt(256) : (byte) ('0' + random.nextInt(11));
      }

      long micros = PlainTimes.micros(time, 0, time.length);

      if (micros != PlainTimes.NONE) {
        read++;
        assertThat(micros).isEqualTo(Times.ofIso("t", new String(time, US_ASCII)));
      }
    }
    assertThat(read).isBetween(ROUNDS / 4, ROUNDS * 9 / 10);
  }

  private static String time(Random random) {
    Instant time = Instant.ofEpochMilli((long) (random.nextDouble() * 4_102_444_800_000L));
    return random.nextInt(5) == 0
        ? Long.toString(time.toEpochMilli())
        : (random.nextBoolean() ? time.truncatedTo(ChronoUnit.SECONDS) : time).toString();
  }

  private static long micros(String time) {
    byte[] bytes = ("<" + time + ">").getBytes(US_ASCII);
    return PlainTimes.micros(bytes, 1, bytes.length - 1);
  }
}
