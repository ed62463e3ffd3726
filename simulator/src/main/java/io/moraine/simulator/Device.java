package io.moraine.simulator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A browser on a device: what the warehouse calls a visitor. */
final class Device {
  /** Clocks that are wrong are wrong by this much and more, far beyond any clock tolerance. */
  private static final long LEAST_OFFSET = 180_000;

  private static final long GREATEST_OFFSET = 8 * 3_600_000L;
  private static final double WRONG_CLOCKS = 0.015;

  private final String id;
  private final Town town;
  private final long clockOffset;
  private final byte[] agentField;
  private final byte[] placeFields;
  private final List<Link> links = new ArrayList<>(2);
  private final Set<Experiment> exposures = EnumSet.noneOf(Experiment.class);
  private final Set<Experiment> conversions = EnumSet.noneOf(Experiment.class);
  private Persona owner;
  private long sessions;
  private long events;

  private Device(String id, Town town, String agent, String ip, long clockOffset) {
    this.id = id;
    this.town = town;
    this.clockOffset = clockOffset;
    this.agentField = agentField(agent);
    this.placeFields = placeFields(town, ip);
  }

  /**
   * A person's device.
   *
   * @param number which of all devices of the simulation it is
   */
  static Device ofPerson(long number, Town town, String agent, Chance chance) {
    String ip = "198." + (18 + chance.below(2)) + '.' + chance.below(256) + '.' + chance.below(256);
    long offset = 0;
    if (chance.happens(WRONG_CLOCKS)) {
      long size = chance.between(LEAST_OFFSET, GREATEST_OFFSET);
      offset = chance.happens(0.5) ? size : -size;
    }
    return new Device(idOf(number), town, agent, ip, offset);
  }

  static Device ofBot(long number, BotKind kind, Chance chance) {
    String ip = "203.0.113." + chance.below(256);
    String agent = UserAgents.ofBot(kind, chance);
    return new Device(idOf(number), Town.DATA_CENTRE, agent, ip, 0);
  }

  String id() {
    return id;
  }

  Town town() {
    return town;
  }

  long clockOffset() {
    return clockOffset;
  }

  /** The agent, as it stands in the line of every view of a page. */
  byte[] agentField() {
    return agentField;
  }

  /** Where the device is and what its language, as that stands in the line of a first view. */
  byte[] placeFields() {
    return placeFields;
  }

  /** Whose the anonymous events are, before a login and after. */
  Persona owner() {
    return owner;
  }

  void belongsTo(Persona persona) {
    owner = persona;
  }

  /** Counts a session that begins, and says which of the device's it is, from 1. */
  long nextSession() {
    return ++sessions;
  }

  /** Notes an event, with the user whom it names; null where it names none. */
  void saw(String userId, long happened, long received) {
    events++;
    if (userId != null) {
      link(userId).saw(happened, received);
    }
  }

  boolean knows(String userId) {
    return links.stream().anyMatch(link -> link.userId().equals(userId));
  }

  /** Notes an exposure, and says whether it is the device's first. */
  boolean exposedTo(Experiment experiment) {
    return exposures.add(experiment);
  }

  /**
   * Notes an order, and gives the experiments that the device was exposed to and had not ordered
   * since.
   */
  Set<Experiment> ordered() {
    Set<Experiment> converted = EnumSet.copyOf(exposures);
    converted.removeAll(conversions);
    conversions.addAll(converted);
    return converted;
  }

  List<Link> links() {
    return links;
  }

  VisitorTruth truth(BotKind bot) {
    return new VisitorTruth(
        id,
        owner.id(),
        links.size(),
        clockOffset,
        sessions,
        events,
        bot == null ? null : bot.label(),
        bot == null ? null : bot.isRecognisableByAgent());
  }

  private Link link(String userId) {
    for (Link link : links) {
      if (link.userId().equals(userId)) {
        return link;
      }
    }
    Link link = new Link(userId);
    links.add(link);
    return link;
  }

  private static String idOf(long number) {
    return new TextBuffer(20).raw('d').hex(Chance.mix(number + 1), 16).toString();
  }

  private static byte[] agentField(String agent) {
    return new TextBuffer(200).ascii(",\"user_agent\":\"").json(agent).raw('"').toBytes();
  }

  private static byte[] placeFields(Town town, String ip) {
    TextBuffer text = new TextBuffer(200);
    text.ascii(",\"country\":\"").ascii(town.country());
    text.ascii("\",\"region\":\"").ascii(town.region());
    text.ascii("\",\"city\":\"").json(town.city());
    text.ascii("\",\"language\":\"").ascii(town.language());
    return text.ascii("\",\"ip\":\"").ascii(ip).raw('"').toBytes();
  }
}
