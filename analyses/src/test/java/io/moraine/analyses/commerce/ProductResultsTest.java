package io.moraine.analyses.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.ResultOutput;
import io.moraine.analyses.results.SeenEvent;
import io.moraine.schemas.EventType;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.results.ProductAffinity;
import io.moraine.schemas.results.ProductPerformance;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductResultsTest {
  private static final Session OUTER = session("outer", 0, 100);
  private static final Session INNER = session("inner", 10, 20);

  private final ProductResults results =
      new ProductResults(ProductSettings.defaults(), new Conversion("EUR", Map.of()));

  /** A session of which only id, start and end are known. */
  private static Session session(String id, long start, long end) {
    RecordComponent[] components = Session.class.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] =
          switch (components[i].getName()) {
            case "sessionId" -> id;
            case "startedAt" -> Instant.ofEpochSecond(start);
            case "endedAt" -> Instant.ofEpochSecond(end);
            default -> types[i] == long.class ? 0L : types[i] == boolean.class ? false : null;
          };
    }
    try {
      Constructor<Session> constructor = Session.class.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An event about products without names. */
  private record Event(EventType type, long second, Session session, List<String> products)
      implements SeenEvent {
    @Override
    public long micros() {
      return second * 1_000_000;
    }

    @Override
    public LocalDate day() {
      return LocalDate.EPOCH;
    }

    @Override
    public String personId() {
      return "p";
    }

    @Override
    public String text(int column) {
      return null;
    }

    @Override
    public boolean isNull(int column) {
      return true;
    }

    @Override
    public long longAt(int column) {
      return 0;
    }

    @Override
    public double doubleAt(int column) {
      return 0;
    }

    @Override
    public int items() {
      return products.size();
    }

    @Override
    public String productId(int item) {
      return products.get(item);
    }

    @Override
    public String productName(int item) {
      return null;
    }

    @Override
    public String productCategory(int item) {
      return null;
    }
  }

  private void see(EventType type, long second, Session session, String... products) {
    results.event(new Event(type, second, session, List.of(products)));
  }

  private <T extends Record> List<T> told(Class<T> type) {
    List<T> rows = new ArrayList<>();
    results.tell(
        new ResultOutput() {
          @Override
          public <R extends Record> void row(TableDefinition table, R row) {
            if (type.isInstance(row)) {
              rows.add(type.cast(row));
            }
          }
        });
    return rows;
  }

  private ProductPerformance product(String id) {
    return told(ProductPerformance.class).stream()
        .filter(row -> row.productId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSessionGoesOnAfterOneWithinIt() {
    results.visitor("v", List.of(OUTER, INNER));
    see(EventType.PRODUCT_VIEW, 5, OUTER, "a");
    see(EventType.PRODUCT_VIEW, 15, INNER, "a", "b");
    see(EventType.PRODUCT_VIEW, 30, OUTER, "a", "c");
    see(EventType.PRODUCT_VIEW, 200, null, "a");

    assertThat(product("a").views()).isEqualTo(4);
    assertThat(product("a").viewers()).isEqualTo(1);
    assertThat(product("a").sessionsWithView()).isEqualTo(2);
    assertThat(told(ProductAffinity.class))
        .extracting(
            row -> row.basis() + ": " + row.productA() + row.productB() + row.basketsWithBoth())
        .containsExactly("viewed together: ab1", "viewed together: ac1");
    assertThat(told(ProductAffinity.class)).extracting(ProductAffinity::baskets).containsOnly(2L);
  }

  @Test
  void whatIsAddedOrOrderedBeforeTheViewCounts() {
    results.visitor("v", List.of(OUTER));
    see(EventType.ADD_TO_CART, 1, OUTER, "a", "b");
    see(EventType.PURCHASE, 2, OUTER, "a", "never seen");
    see(EventType.PRODUCT_VIEW, 3, OUTER, "a");
    see(EventType.PRODUCT_VIEW, 4, OUTER, "a");
    see(EventType.ADD_TO_CART, 5, OUTER, "a");
    see(EventType.PURCHASE, 6, OUTER, "a");

    ProductPerformance a = product("a");
    assertThat(a.addsToCart()).isEqualTo(2);
    assertThat(a.sessionsWithAdd()).isEqualTo(1);
    assertThat(a.sessionsViewedAndAdded()).isEqualTo(1);
    assertThat(a.sessionsViewedAndOrdered()).isEqualTo(1);
    assertThat(a.purchaseRate()).isEqualTo(1);
    assertThat(product("b").addToCartRate()).isNull();
    assertThat(told(ProductPerformance.class))
        .extracting(ProductPerformance::productId)
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void visitorsAreViewersOneByOne() {
    for (String visitor : List.of("v", "w")) {
      results.visitor(visitor, List.of());
      see(EventType.PRODUCT_VIEW, 1, null, "a");
      see(EventType.PRODUCT_VIEW, 2, null, "a");
    }
    assertThat(product("a").viewers()).isEqualTo(2);
    assertThat(product("a").views()).isEqualTo(4);
    assertThat(product("a").sessionsWithView()).isZero();
  }
}
