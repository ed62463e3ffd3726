package io.moraine.transforms.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.Shape;
import io.moraine.schemas.Event;
import io.moraine.schemas.EventColumn;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptAddressesTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.195, 192.0.2.0/24",
    "0.0.0.0, 0.0.0.0/24",
    "255.255.255.255, 255.255.255.0/24",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:0:0:0:0:0/48",
    "2001:DB8::1, 2001:db8:0:0:0:0:0:0/48",
    "::1, 0:0:0:0:0:0:0:0/48",
    "::ffff:192.0.2.195, 192.0.2.0/24",
    "256.0.0.1, ",
    "1.2.3, ",
    "1.2.3.4.5, ",
    "1.2.3.4a, ",
    "1..3.4, ",
    "0001.2.3.4, ",
    "localhost, ",
    "fe80::1%eth0, ",
    ":::, ",
    "dead:beef, "
  })
  void ofAnAddressTheNetworkIsKept(String address, String network) {
    assertThat(kept(IpPolicy.TRUNCATE, "key", address)).isEqualTo(network);
  }

  @Test
  void aHashIsTheSameForAnAddressAndAKey() {
    String hash = kept(IpPolicy.HASH, "key", "192.0.2.195");

    assertThat(hash).matches("[0-9a-f]{32}").isEqualTo(kept(IpPolicy.HASH, "key", "192.0.2.195"));
    assertThat(kept(IpPolicy.HASH, "key", "192.0.2.196")).isNotEqualTo(hash);
    assertThat(kept(IpPolicy.HASH, "other", "192.0.2.195")).isNotEqualTo(hash);
  }

  @Test
  void nothingIsKeptWhereNothingIsWanted() {
    assertThat(kept(IpPolicy.DROP, "key", "192.0.2.195")).isNull();
  }

  @Test
  void theWholeAddressIsNowhereInTheBlock() {
    for (IpPolicy policy : IpPolicy.values()) {
      Block block = block(policy, "key", "192.0.2.195");
      io.moraine.blocks.Column.Text column =
          (io.moraine.blocks.Column.Text) block.column(EventColumn.IP);
      assertThat(new String(column.dictionary().buffer(), StandardCharsets.US_ASCII))
          .doesNotContain("195");
    }
  }

  private static String kept(IpPolicy policy, String key, String address) {
    return block(policy, key, address).text(EventColumn.IP, 0);
  }

  private static Block block(IpPolicy policy, String key, String address) {
    BlockBuilder row = new BlockBuilder(Shape.of(Event.TABLE.struct()));
    char[] text = ("<" + address + ">").toCharArray();
    KeptAddresses.by(policy, key).set(row, EventColumn.IP, text, 1, address.length());
    row.endRow();
    return row.build();
  }
}
