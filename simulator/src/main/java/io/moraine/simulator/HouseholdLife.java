package io.moraine.simulator;

import java.util.ArrayList;
import java.util.List;

/** What the people of one household do while the shop is watched. */
final class HouseholdLife {
  /** Of people with one device: who had an account before, and who makes one. */
  private static final double MEMBER_RATE = 0.16;

  private static final double SIGNUP_RATE = 0.12;

  /** Of people with two devices: who logs in on both, and so shows that they are one. */
  private static final double LINKED_RATE = 0.7;

  private static final double REMEMBERED_RATE = 0.6;
  private static final double LOGIN_AGAIN_RATE = 0.15;
  private static final double SECOND_DEVICE_RATE = 0.45;
  private static final double SECOND_USER_RATE = 0.45;
  private static final double COMES_BACK_SOON = 0.1;
  private static final double REMINDED_RATE = 0.2;
  private static final long SOON_FROM = 31 * 60_000L + 5_000;
  private static final long SOON_TO = 95 * 60_000L;

  /** Somebody with the devices they use, as far as the logs can tell. */
  private record Member(Human human, Persona persona, Device device) {}

  private final Scene scene;
  private final Chance chance;
  private final BackOffice backOffice;
  private final Town town;
  private final VisitPlan plan;
  private final List<Device> devices = new ArrayList<>();
  private final List<Human> humans = new ArrayList<>();
  private final List<Persona> personas = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private final Appetite appetite;

  /** At which appointment the first persona logs in first or signs up; negative for never. */
  private int firstLogin = -1;

  private boolean signsUp;

  private HouseholdLife(Scene scene, Population.Kind kind) {
    this.scene = scene;
    this.chance = scene.life();
    this.backOffice = new BackOffice(scene);
    this.town = Town.of(chance);
    boolean atLeastTwo = kind != Population.Kind.SOLO;
    this.appetite = appetite(atLeastTwo);
    this.plan = VisitPlan.of(scene.shop(), appetite, atLeastTwo, chance);
    switch (kind) {
      case SOLO -> settleAlone();
      case TWO_DEVICES -> settleWithTwoDevices();
      case SHARED_DEVICE -> settleAsTwo();
      case MONITOR, BOT -> throw new IllegalArgumentException("Nobody lives in a " + kind);
    }
  }

  static void live(Scene scene, Population.Kind kind) {
    HouseholdLife life = new HouseholdLife(scene, kind);
    life.visit();
    life.close();
  }

  private Appetite appetite(boolean comesAgain) {
    while (true) {
      Appetite drawn = Appetite.OF_PEOPLE.draw(chance);
      if (!comesAgain || drawn != Appetite.ONCE) {
        return drawn;
      }
    }
  }

  private void settleAlone() {
    Device device = newDevice(UserAgents.ofAnyDevice(chance));
    double account = chance.fraction();
    boolean hasAccount = account < MEMBER_RATE + SIGNUP_RATE;
    signsUp = account >= MEMBER_RATE;
    if (hasAccount) {
      firstLogin = chance.below(Math.min(3, plan.appointments().size()));
    }
    Persona persona = hasAccount ? newUser() : Persona.ofDevice(device);
    join(newHuman(0), persona, device);
    device.belongsTo(persona);
  }

  private void settleWithTwoDevices() {
    Device first = newDevice(UserAgents.ofAnyDevice(chance));
    Device second = newDevice(UserAgents.ofPhone(chance));
    Human human = newHuman(0);
    boolean linked = chance.happens(LINKED_RATE);
    Persona persona = linked ? newUser() : Persona.ofDevice(first);
    Persona elsewhere = linked ? persona : Persona.ofDevice(second);
    signsUp = chance.happens(0.3);
    firstLogin = linked ? 0 : -1;
    join(human, persona, first);
    join(human, elsewhere, second);
    first.belongsTo(persona);
    second.belongsTo(elsewhere);
  }

  private void settleAsTwo() {
    Device device = newDevice(UserAgents.ofAnyDevice(chance));
    Persona owner = newUser();
    firstLogin = 0;
    join(newHuman(0), owner, device);
    join(newHuman(chance.between(3_600_000, 200_000_000)), newUser(), device);
    device.belongsTo(owner);
  }

  private Device newDevice(String agent) {
    long number = scene.household() * 2 + devices.size();
    Device device = Device.ofPerson(number, town, agent, chance);
    devices.add(device);
    return device;
  }

  private Persona newUser() {
    return Persona.ofUser("u" + (100_000 + scene.household() * 2 + personas.size()), town);
  }

  private Human newHuman(long churnsLaterBy) {
    Human human =
        new Human(
            "h" + (100_000 + scene.household() * 2 + humans.size()),
            appetite,
            plan.churnsAt() + churnsLaterBy);
    humans.add(human);
    return human;
  }

  private void join(Human human, Persona persona, Device device) {
    members.add(new Member(human, persona, device));
    if (!personas.contains(persona)) {
      personas.add(persona);
    }
  }

  private void visit() {
    List<VisitPlan.Appointment> appointments = plan.appointments();
    for (int i = 0; i < appointments.size(); i++) {
      VisitPlan.Appointment appointment = appointments.get(i);
      Member member = members.get(whoComes(i));
      Visit visit = play(member, appointment.cause(), accountAt(i, member), appointment.begins());
      long soon = visit.endedAt() + chance.between(SOON_FROM, SOON_TO);
      if (chance.happens(COMES_BACK_SOON) && plan.hasRoomAt(soon, i + 1)) {
        play(member, new Cause(Traffic.DIRECT, false), laterAccount(member), soon);
      }
    }
  }

  private int whoComes(int appointment) {
    if (members.size() == 1 || appointment == 0) {
      return 0;
    }
    double secondRate = devices.size() == 2 ? SECOND_DEVICE_RATE : SECOND_USER_RATE;
    return appointment == 1 || chance.happens(secondRate) ? 1 : 0;
  }

  private Visit play(Member member, Cause planned, Visit.Account account, long begins) {
    Persona persona = member.persona();
    backOffice.renew(persona, begins);
    boolean reminded = persona.cart() != null && chance.happens(REMINDED_RATE);
    Cause cause = reminded ? scene.shop().traffic().reminded(chance) : planned;
    member.human().came(cause);
    Visit visit = new Visit(member.device(), member.human(), persona, cause, account, begins);
    VisitScript.play(scene, visit);
    return visit;
  }

  private Visit.Account accountAt(int appointment, Member member) {
    if (member.persona().userId() == null || appointment < firstLogin) {
      return Visit.Account.ANONYMOUS;
    }
    if (appointment == firstLogin) {
      return signsUp ? Visit.Account.SIGNS_UP : Visit.Account.LOGS_IN;
    }
    return laterAccount(member);
  }

  private Visit.Account laterAccount(Member member) {
    Persona persona = member.persona();
    if (persona.userId() == null) {
      return Visit.Account.ANONYMOUS;
    }
    boolean known = member.device().knows(persona.userId());
    if (persona != member.device().owner()) {
      return known ? Visit.Account.REMEMBERED : Visit.Account.SWITCHES;
    }
    if (!known) {
      return member.device() == devices.get(0) ? Visit.Account.ANONYMOUS : Visit.Account.LOGS_IN;
    }
    double account = chance.fraction();
    if (account < REMEMBERED_RATE) {
      return Visit.Account.REMEMBERED;
    }
    return account < REMEMBERED_RATE + LOGIN_AGAIN_RATE
        ? Visit.Account.LOGS_IN
        : Visit.Account.ANONYMOUS;
  }

  /** Lets happen what happens without a visit, and closes the books on the household. */
  private void close() {
    long lastMoment = scene.shop().season().lastMoment();
    long before = Math.min(lastMoment, plan.churnsAt());
    Books books = scene.books();
    for (Persona persona : personas) {
      backOffice.renew(persona, before);
      persona.orders().forEach(order -> backOffice.refund(order, before));
      if (persona.cart() != null) {
        books.cart(persona.cart().left(persona, lastMoment));
      }
      books.persona(persona, null);
    }
    devices.forEach(device -> books.device(device, null));
    humans.forEach(human -> books.human());
  }
}
