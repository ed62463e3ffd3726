package io.moraine.cli.analyze;

import io.moraine.analyses.results.Highlight;
import io.moraine.blocks.RowCursor;
import io.moraine.schemas.Cart;
import io.moraine.schemas.CartLine;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.Query;
import io.moraine.warehouse.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A person, and where in the facts they are. The devices on which they were seen say which slices
 * have their sessions, so that no others are read.
 */
public final class KnownPerson {
  private final Warehouse warehouse;
  private final String personId;
  private final Set<String> visitors = new TreeSet<>();
  private final Set<String> sessions = new TreeSet<>();

  private KnownPerson(Warehouse warehouse, String personId) {
    this.warehouse = warehouse;
    this.personId = personId;
  }

  /**
   * The person of that id, or the owner of the device of that id; empty where the facts know
   * neither.
   */
  public static Optional<KnownPerson> of(Warehouse warehouse, String id) throws IOException {
    if (texts(warehouse, Cohort.TABLE, "person_id", "person_id = " + quoted(id)).isEmpty()) {
      List<String> owners =
          texts(
              warehouse,
              IdentityLink.TABLE,
              "person_id",
              "visitor_id = " + quoted(id) + " and owner = true");
      if (owners.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(seen(new KnownPerson(warehouse, owners.get(0))));
    }
    return Optional.of(seen(new KnownPerson(warehouse, id)));
  }

  private static KnownPerson seen(KnownPerson person) throws IOException {
    // A person on whose device nobody ever logged in is called as it is; a user without any device
    // is a visitor too.
    person.visitors.add(person.personId);
    person.visitors.add("user:" + person.personId);
    person.visitors.addAll(
        texts(
            person.warehouse,
            IdentityLink.TABLE,
            "visitor_id",
            "user_id = " + quoted(person.personId)));
    person.sessions.addAll(
        texts(
            person.warehouse,
            Session.TABLE,
            "session_id",
            person.onDevices() + " and " + person.condition()));
    return person;
  }

  public String personId() {
    return personId;
  }

  /** Which rows are theirs, in a table that says whose each row is. */
  public String condition() {
    return "person_id = " + quoted(personId);
  }

  /** All that the facts say of them, within those days where a table is cut by day. */
  public AnalyzedModule module(DayRange days) {
    List<Section> sections = new ArrayList<>();
    add(sections, Cohort.TABLE, days, condition());
    add(sections, IdentityLink.TABLE, days, "user_id = " + quoted(personId));
    add(sections, Session.TABLE, days, onDevices() + " and " + condition());
    if (!sessions.isEmpty()) {
      add(sections, PathStep.TABLE, days, onDevices() + " and session_id in " + in(sessions));
    }
    add(sections, Cart.TABLE, days, condition());
    add(sections, CartLine.TABLE, days, condition());
    add(sections, RevenueLine.TABLE, days, condition());
    return new AnalyzedModule(
        "person", "What is known of this person?", List.of(), sections, List.of());
  }

  private void add(List<Section> sections, TableDefinition table, DayRange days, String condition) {
    sections.add(
        new Section(
            warehouse.table(table),
            days.condition(table, Optional.of(condition)),
            Highlight.of(table)));
  }

  private String onDevices() {
    return "visitor_id in " + in(visitors);
  }

  private static String in(Set<String> texts) {
    return texts.stream().map(KnownPerson::quoted).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static List<String> texts(
      Warehouse warehouse, TableDefinition table, String column, String condition)
      throws IOException {
    List<String> texts = new ArrayList<>();
    Query query =
        Query.of(
            warehouse.table(table), List.of(column), Optional.of(condition), OptionalLong.empty());
    try (RowCursor rows = query.rows()) {
      while (rows.next()) {
        texts.add(rows.row().text(0));
      }
    }
    return texts;
  }
}
