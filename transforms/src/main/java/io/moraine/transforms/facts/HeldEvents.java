package io.moraine.transforms.facts;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.RowView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Events of the visitor at hand that are needed again once it has ended, each with its session.
 *
 * <p>Most visitors lie within a block or two, so an event is held by its place in its block. Lest
 * many blocks be kept for a few rows each, rows are copied into a block of their own when their
 * block has changed {@value #MOST_CHANGES} times; from then on a row takes what its values take.
 */
final class HeldEvents {
  private static final int MOST_CHANGES = 16;

  private record Place(Block block, int row, Visit visit) {}

  private final List<Place> places = new ArrayList<>();
  // Those that are held for the sake of their places.
  private final List<Block> blocks = new ArrayList<>();
  private final List<Visit> copiedVisits = new ArrayList<>();
  private final RowView view = new RowView();
  private BlockBuilder copies;
  private Block latest;
  private int changes;

  /** Holds an event; {@code visit} is its session, null for an event outside sessions. */
  void add(RowView event, Visit visit) {
    if (event.block() != latest) {
      latest = event.block();
      latest.hold();
      blocks.add(latest);
      changes++;
      if (changes > MOST_CHANGES) {
        copyOut();
      }
    }
    places.add(new Place(event.block(), event.row(), visit));
  }

  /** Gives back all events in the order in which they came, and holds none any more. */
  void release(BiConsumer<RowView, Visit> to) {
    if (copies != null) {
      Block copied = copies.build();
      for (int row = 0; row < copied.rows(); row++) {
        to.accept(view.at(copied, row), copiedVisits.get(row));
      }
    }
    for (Place place : places) {
      to.accept(view.at(place.block, place.row), place.visit);
    }
    forgetPlaces();
    copiedVisits.clear();
    copies = null;
    latest = null;
    changes = 0;
  }

  private void copyOut() {
    if (copies == null) {
      copies = new BlockBuilder(VisitorPass.SHAPE);
    }
    for (Place place : places) {
      copies.copyRow(place.block, place.row);
      copiedVisits.add(place.visit);
    }
    forgetPlaces();
    latest.hold();
    blocks.add(latest);
    changes = 1;
  }

  private void forgetPlaces() {
    places.clear();
    blocks.forEach(Block::release);
    blocks.clear();
  }
}
