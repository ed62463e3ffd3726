package io.moraine.transforms.facts;

import io.moraine.blocks.RowView;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.EventType;
import java.time.Instant;

/**
 * The second pass: what people did across their visitors, from the rows of {@link Activity} in
 * order of (person_id, at, id).
 *
 * <p>Rows come out person by person in the order of the input: facts.revenue as orders and refunds
 * come, facts.carts as carts end, in order of their opening, each with its facts.cart_lines; then,
 * when the person ends, the facts.cohorts row.
 *
 * <p>Holds what one person needs: the open cart, days and devices. Not safe for use by several
 * threads.
 */
public final class PersonPass {
  private final ColumnRows cohortRows;
  private final ReportingDays days;
  private final RevenueFold revenue;
  private final CartFold carts;
  private final OrderLines lines = new OrderLines(ActivityFields.ORDER);
  private final KeyRun persons = new KeyRun(ActivityFields.PERSON_ID, ActivityFields.AT);
  private final EventTypes types = new EventTypes(ActivityFields.EVENT_TYPE);
  private CohortFold cohort;

  /**
   * @param dataEnd time of the last event of the warehouse: what is still open is open as of then
   */
  public PersonPass(FactSettings settings, Instant dataEnd, FactOutput output) {
    this.cohortRows = output.rows(Cohort.TABLE);
    this.days = new ReportingDays(settings.reportingZone());
    this.revenue = new RevenueFold(days, output);
    this.carts = new CartFold(settings.carts(), Micros.of(dataEnd), days, output);
  }

  /**
   * Takes the next row.
   *
   * @param row of the shape of {@link Activity#TABLE}
   * @throws IllegalArgumentException if it comes before the row before it, or is an event that is
   *     none of commerce
   */
  public void activity(RowView row) {
    if (!persons.continuesWith(row)) {
      end();
      cohort = new CohortFold(persons.key(), days);
    }
    cohort.seen(row);
    EventType type = types.of(row);
    if (type != null) {
      event(row, type);
    } else if (!row.isNull(ActivityFields.SESSION_ID)) {
      cohort.sessions(row);
    }
  }

  /** Ends the last person. */
  public void end() {
    if (cohort != null) {
      carts.end();
      cohort.write(cohortRows.row(0));
      cohortRows.endRow();
      cohort = null;
    }
  }

  private void event(RowView row, EventType type) {
    if (!ActivityFold.isCommerce(type)) {
      throw new IllegalArgumentException(
          "An event of type " + row.text(ActivityFields.EVENT_TYPE) + " is none of commerce.");
    }
    if (type == EventType.PURCHASE) {
      lines.ofOrder(row);
      revenue.order(row, lines);
      cohort.order(row, lines.net());
    } else if (type == EventType.REFUND) {
      lines.ofRefund(row);
      revenue.refund(row, lines);
      cohort.refund(row, lines.net());
    } else if (type == EventType.SIGNUP) {
      cohort.signup(row);
    }
    if (type.touchesCart()) {
      carts.event(row, type);
    }
  }
}
