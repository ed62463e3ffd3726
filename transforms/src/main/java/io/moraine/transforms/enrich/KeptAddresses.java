package io.moraine.transforms.enrich;

import io.moraine.blocks.BlockBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Network addresses as an {@link IpPolicy} lets them be kept.
 *
 * <p>A decoder calls this in place of setting the address itself, since a block's dictionary keeps
 * even a text that its row no longer has. Not safe for use by several threads.
 */
public final class KeptAddresses {
  private static final int REMEMBERED = 1 << 15;
  private static final int KEPT_OF_IPV4 = 3;
  private static final int KEPT_OF_IPV6 = 6;
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private final Recent<String, Kept> kept;

  /** What is kept of an address, null for nothing. */
  private record Kept(Text text) {}

  private KeptAddresses(IpPolicy policy, KeyedHash hash) {
    kept =
        new Recent<>(
            REMEMBERED,
            address ->
                new Kept(
                    Text.orNull(
                        switch (policy) {
                          case TRUNCATE -> network(address);
                          case HASH -> hash.of(address);
                          case DROP -> null;
                        })));
  }

  /** Addresses kept by that policy; the key is that of the hashes. */
  public static KeptAddresses by(IpPolicy policy, String key) {
    return new KeptAddresses(policy, KeyedHash.withKey(key));
  }

  /** Sets a column to what is kept of an address; nothing of what is no address. */
  public void set(BlockBuilder row, int column, String address) {
    Text.set(row, column, kept.get(address).text);
  }

  /** The network of an address such as 192.0.2.0/24; null where that is no address. */
  private static String network(String address) {
    if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
      return null;
    }
    try {
      // Never a name by now, so that none is looked up.
      byte[] bytes = InetAddress.getByName(address).getAddress();
      int length = bytes.length == 4 ? KEPT_OF_IPV4 : KEPT_OF_IPV6;
      Arrays.fill(bytes, length, bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress() + "/" + 8 * length;
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
