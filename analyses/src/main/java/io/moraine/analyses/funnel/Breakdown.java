package io.moraine.analyses.funnel;

import io.moraine.analyses.history.Happening;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * By what an answer is broken down, and which event of an actor's says so.
 *
 * @param properties of the event or else of its person; several make a list of values
 * @param attribution whose value counts
 * @param step that of this step, for {@link Attribution#STEP}
 */
record Breakdown(List<String> properties, Attribution attribution, int step) {
  /** Which event's value counts. */
  enum Attribution {
    /** The first event that has one. */
    FIRST_TOUCH,
    /** The last event that has one. */
    LAST_TOUCH,
    /** All steps have to have the same one; an actor can be counted under several. */
    ALL_EVENTS,
    /** That of the event that fills a step; an actor can be counted under several. */
    STEP
  }

  Breakdown {
    properties = List.copyOf(properties);
  }

  /** The value of an event; null where it has none. */
  Object valueOf(Happening happening) {
    if (properties.size() == 1) {
      String only = valueOf(happening, properties.get(0));
      return only.isEmpty() ? null : only;
    }
    List<String> values = new ArrayList<>();
    boolean any = false;
    for (String property : properties) {
      String value = valueOf(happening, property);
      any |= !value.isEmpty();
      values.add(value);
    }
    return any ? values : null;
  }

  private static String valueOf(Happening happening, String property) {
    String value = Happening.textOf(happening.known(property));
    return value == null ? "" : value;
  }

  /** Hands over the marks to be searched for each value under which an actor may be counted. */
  void forEach(Funnel funnel, Marks marks, Marks scratch, BiConsumer<Object, Marks> search) {
    switch (attribution) {
      case FIRST_TOUCH -> search.accept(firstValue(marks, 0, 1), marks);
      case LAST_TOUCH -> search.accept(firstValue(marks, marks.size() - 1, -1), marks);
      case ALL_EVENTS -> {
        for (Object value : values(marks, -1L)) {
          only(marks, scratch, value);
          search.accept(value, scratch);
        }
      }
      case STEP -> {
        boolean unordered = funnel.order() == StepOrder.UNORDERED;
        long bit = 1L << step;
        for (Object value : values(marks, unordered ? -1L : bit)) {
          restrict(marks, scratch, value, unordered ? Marks.NOT_FIRST : 0, unordered ? 0 : bit);
          search.accept(value, scratch);
        }
      }
    }
  }

  private Object firstValue(Marks marks, int from, int by) {
    for (int event = from; event >= 0 && event < marks.size(); event += by) {
      if (marks.value(event) != null) {
        return marks.value(event);
      }
    }
    return none();
  }

  private Set<Object> values(Marks marks, long steps) {
    Set<Object> values = new LinkedHashSet<>();
    for (int event = 0; event < marks.size(); event++) {
      if ((marks.steps(event) & steps) != 0) {
        values.add(valueAt(marks, event));
      }
    }
    return values;
  }

  private void only(Marks marks, Marks copy, Object value) {
    copy.clear();
    for (int event = 0; event < marks.size(); event++) {
      if (valueAt(marks, event).equals(value)) {
        copy.add(
            marks.micros(event), marks.steps(event), marks.gaps(event), value, marks.held(event));
      }
    }
  }

  // Events of other values get some step bits and lose others.
  private void restrict(Marks marks, Marks copy, Object value, long gets, long loses) {
    copy.clear();
    for (int event = 0; event < marks.size(); event++) {
      long steps = marks.steps(event);
      if (steps != 0 && !valueAt(marks, event).equals(value)) {
        steps = (steps & ~loses) | gets;
      }
      copy.add(
          marks.micros(event), steps, marks.gaps(event), marks.value(event), marks.held(event));
    }
  }

  private Object valueAt(Marks marks, int event) {
    return marks.value(event) == null ? none() : marks.value(event);
  }

  private Object none() {
    return shown(Collections.nCopies(properties.size(), ""));
  }

  private static Object shown(List<String> values) {
    return values.size() == 1 ? values.get(0) : values;
  }
}
