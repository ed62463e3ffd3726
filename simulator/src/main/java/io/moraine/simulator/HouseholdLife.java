package io.moraine.simulator;

import java.util.List;

/** What the people of one household do while the shop is watched. */
final class HouseholdLife {
  private static final double COMES_BACK_SOON = 0.1;
  private static final double REMINDED_RATE = 0.2;

  /** Who comes back soon lets so much time pass that it is another session. */
  private static final long SOON_FROM = 31 * 60_000L + 5_000;

  private static final long SOON_TO = 95 * 60_000L;

  private final Scene scene;
  private final Household household;
  private final Chance chance;
  private final BackOffice backOffice;

  private HouseholdLife(Scene scene, Household household) {
    this.scene = scene;
    this.household = household;
    this.chance = scene.life();
    this.backOffice = new BackOffice(scene);
  }

  static void live(Scene scene, Population.Kind kind) {
    HouseholdLife life = new HouseholdLife(scene, new Household(scene, kind));
    life.visit();
    life.close();
  }

  private void visit() {
    List<VisitPlan.Appointment> appointments = household.plan().appointments();
    for (int i = 0; i < appointments.size(); i++) {
      VisitPlan.Appointment appointment = appointments.get(i);
      Household.Member member = household.memberAt(i);
      Visit.Account account = household.accountAt(i, member);
      Visit visit = play(member, appointment.cause(), account, appointment.begins());
      long soon = visit.endedAt() + chance.between(SOON_FROM, SOON_TO);
      if (chance.happens(COMES_BACK_SOON) && household.plan().hasRoomAt(soon, i + 1)) {
        play(member, Cause.NONE, household.accountLater(member), soon);
      }
    }
  }

  private Visit play(Household.Member member, Cause planned, Visit.Account account, long begins) {
    Persona persona = member.persona();
    backOffice.renew(persona, begins);
    boolean reminded = persona.cart() != null && chance.happens(REMINDED_RATE);
    Cause cause = reminded ? scene.shop().traffic().reminded(chance) : planned;
    member.human().came(cause);
    Visit visit = new Visit(member.device(), member.human(), persona, cause, account, begins);
    VisitScript.play(scene, visit);
    return visit;
  }

  /** Lets happen what happens without a visit, and closes the books on the household. */
  private void close() {
    long lastMoment = scene.shop().season().lastMoment();
    long before = Math.min(lastMoment, household.plan().churnsAt());
    Books books = scene.books();
    for (Persona persona : household.personas()) {
      backOffice.renew(persona, before);
      persona.orders().forEach(order -> backOffice.refund(order, before));
      if (persona.cart() != null) {
        books.cart(persona.cart().left(persona, lastMoment));
      }
      books.persona(persona, null);
    }
    household.devices().forEach(device -> books.device(device, null));
    household.humans().forEach(human -> books.human());
  }
}
