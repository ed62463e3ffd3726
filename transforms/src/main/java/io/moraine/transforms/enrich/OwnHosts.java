package io.moraine.transforms.enrich;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The hosts that are one's own, each with its subdomains. */
final class OwnHosts {
  private static final String WWW = "www.";

  private final Set<String> hosts;

  OwnHosts(Set<String> hosts) {
    this.hosts =
        hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  boolean contains(String host) {
    for (int at = 0; !hosts.isEmpty(); ) {
      if (hosts.contains(host.substring(at))) {
        return true;
      }
      int dot = host.indexOf('.', at);
      if (dot < 0) {
        return false;
      }
      at = dot + 1;
    }
    return false;
  }

  /** The site of a host: itself but for a leading www. */
  static String site(String host) {
    return host.startsWith(WWW) ? host.substring(WWW.length()) : host;
  }
}
