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
  private static final int KEPT_OF_IPV6 = 6;
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final byte[] IPV4_END = {'.', '0', '/', '2', '4'};

  private final IpPolicy policy;
  private final Recent<String, Kept> remembered;
  private final byte[] ipv4 = new byte["255.255.255.0/24".length()];

  /** What is kept of an address, null for nothing. */
  private record Kept(Text text) {}

  private KeptAddresses(IpPolicy policy, KeyedHash hash) {
    this.policy = policy;
    this.remembered =
        new Recent<>(
            REMEMBERED,
            address ->
                new Kept(
                    Text.orNull(
                        policy == IpPolicy.HASH ? hash.of(address) : ipv6Network(address))));
  }

  /** Addresses kept by that policy; the key is that of the hashes. */
  public static KeptAddresses by(IpPolicy policy, String key) {
    return new KeptAddresses(policy, KeyedHash.withKey(key));
  }

  /**
   * Sets a column to what is kept of an address: a hash, or a network such as 192.0.2.0/24. What is
   * no address has no network, and leaves the column as it is.
   */
  public void set(BlockBuilder row, int column, char[] text, int from, int length) {
    switch (policy) {
      case TRUNCATE -> {
        int bytes = ipv4Network(text, from, from + length);
        if (bytes > 0) {
          row.setText(column, ipv4, 0, bytes);
        } else {
          setRemembered(row, column, new String(text, from, length));
        }
      }
      case HASH -> setRemembered(row, column, new String(text, from, length));
      case DROP -> {}
    }
  }

  private void setRemembered(BlockBuilder row, int column, String address) {
    Text.set(row, column, remembered.get(address).text);
  }

  /** Writes the network of an IPv4 address; returns its length, 0 where that is no such address. */
  private int ipv4Network(char[] text, int from, int end) {
    int length = 0;
    int digits = 0;
    int number = 0;
    int dots = 0;
    for (int i = from; i < end; i++) {
      char c = text[i];
      if (c >= '0' && c <= '9' && digits < 3) {
        number = number * 10 + (c - '0');
        digits++;
      } else if (c == '.' && digits > 0 && number <= 255 && dots < 3) {
        dots++;
        digits = 0;
        number = 0;
      } else {
        return 0;
      }
      if (dots < 3) {
        ipv4[length++] = (byte) c;
      }
    }
    if (dots < 3 || digits == 0 || number > 255) {
      return 0;
    }
    System.arraycopy(IPV4_END, 0, ipv4, length, IPV4_END.length);
    return length + IPV4_END.length;
  }

  /** The network of an IPv6 address, null where that is no such address. */
  private static String ipv6Network(String address) {
    if (!IPV6.matcher(address).matches()) {
      return null;
    }
    try {
      // With a colon it is no name, so that none is looked up.
      byte[] bytes = InetAddress.getByName(address).getAddress();
      int kept = bytes.length == 4 ? 3 : KEPT_OF_IPV6;
      Arrays.fill(bytes, kept, bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress() + "/" + 8 * kept;
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
