package io.moraine.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Function;
import org.apache.iceberg.transforms.Transforms;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

final class BucketsTest {
  @Test
  void areThoseOfIceberg() {
    Random random = new Random(1);
    for (int buckets : new int[] {1, 2, 7, 16, 1000}) {
      Function<CharSequence, Integer> iceberg =
          Transforms.<CharSequence>bucket(buckets).bind(Types.StringType.get());
      for (int i = 0; i < 2000; i++) {
        String text =
            random
                .ints(random.nextInt(40), 1, 0x2ffff)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        byte[] utf8 = ("ab" + text + "c").getBytes(StandardCharsets.UTF_8);

        assertThat(Buckets.of(text, buckets)).isEqualTo(iceberg.apply(text));
        assertThat(Buckets.of(utf8, 2, utf8.length - 3, buckets)).isEqualTo(iceberg.apply(text));
      }
    }
  }
}
