package io.moraine.simulator;

import java.util.ArrayList;
import java.util.List;

/** People who live together, their devices, and what can be known of who is who. */
final class Household {
  /** Of people with one device: who had an account before, and who makes one. */
  private static final double MEMBER_RATE = 0.16;

  private static final double SIGNUP_RATE = 0.12;

  /** Of people with two devices: who logs in on both, and so shows that they are one. */
  private static final double LINKED_RATE = 0.7;

  private static final double LINKED_SIGNUP_RATE = 0.3;
  private static final double SECOND_DEVICE_RATE = 0.45;
  private static final double SECOND_USER_RATE = 0.45;
  private static final double REMEMBERED_RATE = 0.6;
  private static final double LOGIN_AGAIN_RATE = 0.15;

  /** Accounts are numbered from here on. */
  private static final long FIRST_NUMBER = 100_000;

  /** Somebody at a device, and who that is as far as the logs can tell. */
  record Member(Human human, Persona persona, Device device) {}

  private final long number;
  private final Town town;
  private final Appetite appetite;
  private final VisitPlan plan;
  private final Chance chance;
  private final List<Device> devices = new ArrayList<>();
  private final List<Human> humans = new ArrayList<>();
  private final List<Persona> personas = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();

  /** At which appointment the first persona logs in first or signs up; negative for never. */
  private int firstLogin = -1;

  private boolean signsUp;
  private double secondMemberRate;

  Household(Scene scene, Population.Kind kind) {
    this.number = scene.household();
    this.chance = scene.life();
    this.town = Town.of(chance);
    boolean atLeastTwice = kind != Population.Kind.SOLO;
    this.appetite = atLeastTwice ? Appetite.ofReturner(chance) : Appetite.of(chance);
    this.plan = VisitPlan.of(scene.shop(), appetite, atLeastTwice, chance);
    switch (kind) {
      case SOLO -> settleAlone();
      case TWO_DEVICES -> settleWithTwoDevices();
      case SHARED_DEVICE -> settleAsTwo();
      case MONITOR, BOT -> throw new IllegalArgumentException("Nobody lives in a " + kind + ".");
    }
  }

  VisitPlan plan() {
    return plan;
  }

  List<Device> devices() {
    return devices;
  }

  List<Human> humans() {
    return humans;
  }

  List<Persona> personas() {
    return personas;
  }

  /** Who comes to an appointment: the first member to the first, the second to the second. */
  Member memberAt(int appointment) {
    boolean second =
        members.size() > 1
            && appointment > 0
            && (appointment == 1 || chance.happens(secondMemberRate));
    return members.get(second ? 1 : 0);
  }

  /** What a member does about accounts at an appointment. */
  Visit.Account accountAt(int appointment, Member member) {
    if (member.persona().userId() == null || appointment < firstLogin) {
      return Visit.Account.ANONYMOUS;
    }
    if (appointment == firstLogin) {
      return signsUp ? Visit.Account.SIGNS_UP : Visit.Account.LOGS_IN;
    }
    return accountLater(member);
  }

  /** What a member does about accounts in a visit that is neither an appointment nor the first. */
  Visit.Account accountLater(Member member) {
    String user = member.persona().userId();
    if (user == null) {
      return Visit.Account.ANONYMOUS;
    }
    boolean known = member.device().knows(user);
    if (member.persona() != member.device().owner()) {
      return known ? Visit.Account.REMEMBERED : Visit.Account.SWITCHES;
    }
    if (!known) {
      boolean laterDevice = member.device() != devices.get(0);
      return laterDevice ? Visit.Account.LOGS_IN : Visit.Account.ANONYMOUS;
    }
    double account = chance.fraction();
    if (account < REMEMBERED_RATE) {
      return Visit.Account.REMEMBERED;
    }
    boolean again = account < REMEMBERED_RATE + LOGIN_AGAIN_RATE;
    return again ? Visit.Account.LOGS_IN : Visit.Account.ANONYMOUS;
  }

  private void settleAlone() {
    Device device = newDevice(UserAgents.ofAnyDevice(chance));
    double account = chance.fraction();
    boolean hasAccount = account < MEMBER_RATE + SIGNUP_RATE;
    signsUp = account >= MEMBER_RATE;
    if (hasAccount) {
      firstLogin = chance.below(Math.min(3, plan.appointments().size()));
    }
    Persona persona = hasAccount ? newUser() : newPersona(device);
    device.belongsTo(persona);
    join(newHuman(0), persona, device);
  }

  private void settleWithTwoDevices() {
    Device first = newDevice(UserAgents.ofAnyDevice(chance));
    Device second = newDevice(UserAgents.ofPhone(chance));
    Human human = newHuman(0);
    secondMemberRate = SECOND_DEVICE_RATE;
    if (chance.happens(LINKED_RATE)) {
      signsUp = chance.happens(LINKED_SIGNUP_RATE);
      firstLogin = 0;
      first.belongsTo(newUser());
      second.belongsTo(first.owner());
    } else {
      first.belongsTo(newPersona(first));
      second.belongsTo(newPersona(second));
    }
    join(human, first.owner(), first);
    join(human, second.owner(), second);
  }

  /** Whoever comes first logs in then, and so owns the device; the other never goes unnamed. */
  private void settleAsTwo() {
    Device device = newDevice(UserAgents.ofAnyDevice(chance));
    secondMemberRate = SECOND_USER_RATE;
    firstLogin = 0;
    device.belongsTo(newUser());
    join(newHuman(0), device.owner(), device);
    long churnsLaterBy = chance.between(3_600_000, 200_000_000);
    join(newHuman(churnsLaterBy), newUser(), device);
  }

  private Device newDevice(String agent) {
    Device device = Device.ofPerson(number * 2 + devices.size(), town, agent, chance);
    devices.add(device);
    return device;
  }

  private Human newHuman(long churnsLaterBy) {
    String id = "h" + (FIRST_NUMBER + number * 2 + humans.size());
    Human human = new Human(id, appetite, plan.churnsAt() + churnsLaterBy);
    humans.add(human);
    return human;
  }

  private Persona newUser() {
    Persona persona = Persona.ofUser("u" + (FIRST_NUMBER + number * 2 + personas.size()), town);
    personas.add(persona);
    return persona;
  }

  private Persona newPersona(Device device) {
    Persona persona = Persona.ofDevice(device);
    personas.add(persona);
    return persona;
  }

  private void join(Human human, Persona persona, Device device) {
    members.add(new Member(human, persona, device));
  }
}
