package io.moraine.transforms.enrich;

import java.util.Locale;
import java.util.regex.Pattern;

/** What kind of device a user agent is of, by its marks; the first class that fits. */
enum DeviceClass {
  TV("smart-?tv|googletv|google tv|apple ?tv|hbbtv|netcast|web0s|bravia|roku|crkey|\\baft[a-z]"),
  CONSOLE("playstation|xbox|nintendo"),
  WATCH("watch ?os|apple ?watch|wear os|sm-r[0-9]{3}"),
  TABLET(
      "ipad|tablet|kindle|silk/(?!.*mobile)|playbook|\\bnexus (7|9|10)\\b|\\bsm-[tpx][0-9]"
          + "|android(?!.*mobile)"),
  PHONE(
      "iphone|ipod|android|windows phone|iemobile|blackberry|\\bbb10|opera mini|opera mobi|symbian"
          + "|series ?60|midp|j2me|webos|kaios|ucweb|\\bmobile\\b|cfnetwork|okhttp|dalvik"),
  DESKTOP("windows|macintosh|mac os|mac_powerpc|x11|linux|cros|freebsd|openbsd"),
  OTHER("");

  private final Pattern marks;

  DeviceClass(String marks) {
    this.marks = Pattern.compile(marks);
  }

  static DeviceClass of(String userAgent) {
    String agent = userAgent.toLowerCase(Locale.ROOT);
    for (DeviceClass candidate : values()) {
      if (candidate.marks.matcher(agent).find()) {
        return candidate;
      }
    }
    return OTHER;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
