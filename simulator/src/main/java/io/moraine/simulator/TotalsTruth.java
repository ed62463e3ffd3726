package io.moraine.simulator;

/**
 * How many there are of everything.
 *
 * @param lines of all event files
 * @param events lines that are accepted: rows of {@code raw.events}
 * @param duplicates lines that tell an event again
 * @param rejected lines that are no event: rows of {@code raw.rejects}
 * @param late accepted lines received an hour or more after the event happened
 * @param bytes of all event files before compression
 * @param visitors devices, bots among them
 * @param persons rows of {@code facts.cohorts}
 * @param humans people as they really are
 * @param links rows of {@code facts.identities}
 * @param sessions rows of {@code facts.sessions}
 * @param botSessions sessions among them that bots made, whether or not it shows
 * @param carts rows of {@code facts.carts}
 * @param cartLines rows of {@code facts.cart_lines}
 * @param repeatedOrders further events that told an order again under an event id of their own
 * @param orderLines rows of {@code facts.revenue} of orders
 * @param refundLines rows of {@code facts.revenue} of refunds
 */
public record TotalsTruth(
    long files,
    long lines,
    long events,
    long duplicates,
    long rejected,
    long late,
    long bytes,
    long visitors,
    long persons,
    long humans,
    long links,
    long sessions,
    long botSessions,
    long pageViews,
    long carts,
    long cartLines,
    long orders,
    long repeatedOrders,
    long orderLines,
    long refundLines) {}
