package io.moraine.pipelines.ingest;

import io.moraine.blocks.Block;
import io.moraine.blocks.BlockBuilder;
import io.moraine.blocks.BlockOrder;
import io.moraine.blocks.Column;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.blocks.Utf8Dictionary;
import io.moraine.schemas.EventColumn;
import net.openhft.hashing.LongTupleHashFunction;
import org.apache.iceberg.types.Types.BooleanType;
import org.apache.iceberg.types.Types.DateType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.StructType;

/**
 * What the search for copies knows of an event: its id as a 128-bit hash, what decides between
 * copies, and where the event is. Rows of the same id come together, the copy that is kept first.
 */
final class EventIdRow {
  static final int ID_HIGH = 0;
  static final int ID_LOW = 1;
  static final int RECEIVED = 2;
  static final int CONTENT_HASH = 3;
  static final int SOURCE_FILE = 4;
  static final int SOURCE_LINE = 5;
  static final int STORED = 6;
  static final int BUCKET = 7;
  static final int DAY = 8;

  static final Shape SHAPE =
      Shape.of(
          StructType.of(
              NestedField.required(1, "id_high", LongType.get()),
              NestedField.required(2, "id_low", LongType.get()),
              NestedField.required(3, "received", LongType.get()),
              NestedField.required(4, "content_hash", LongType.get()),
              NestedField.required(5, "source_file", StringType.get()),
              NestedField.required(6, "source_line", LongType.get()),
              NestedField.required(7, "stored", BooleanType.get()),
              NestedField.required(8, "bucket", IntegerType.get()),
              NestedField.required(9, "day", DateType.get())));

  /**
   * Same ids together; then earliest received, then content, file and line; and where a line was
   * read again, its new reading before the stored one.
   */
  static final BlockOrder ORDER =
      BlockOrder.by(
          SHAPE, ID_HIGH, ID_LOW, RECEIVED, CONTENT_HASH, SOURCE_FILE, SOURCE_LINE, STORED);

  /** The columns of an event that its row is made of. */
  static final int[] COLUMNS_OF_EVENT = {
    EventColumn.EVENT_ID,
    EventColumn.RECEIVED_TIME,
    EventColumn.CONTENT_HASH,
    EventColumn.SOURCE_FILE,
    EventColumn.SOURCE_LINE,
    EventColumn.EVENT_DATE
  };

  private static final LongTupleHashFunction XXH128 = LongTupleHashFunction.xx128();

  private EventIdRow() {}

  /** The ids of a block of freshly read events, whose buckets are given. */
  static Block of(Block events, int[] buckets) {
    BlockBuilder ids = new BlockBuilder(SHAPE);
    RowView event = new RowView();
    for (int row = 0; row < events.rows(); row++) {
      append(ids, event.at(events, row), COLUMNS_OF_EVENT, buckets[row], false);
    }
    return ids.build();
  }

  /**
   * Appends the row of an event; without a received time it comes after those with one.
   *
   * @param columns where the event has its id, received time, content hash, file, line and day
   */
  static void append(BlockBuilder to, RowView event, int[] columns, int bucket, boolean stored) {
    long[] hash = hash(event, columns[0]);
    to.setLong(ID_HIGH, hash[1]);
    to.setLong(ID_LOW, hash[0]);
    to.setLong(RECEIVED, event.longOr(columns[1], Long.MAX_VALUE));
    to.setLong(CONTENT_HASH, event.longAt(columns[2]));
    to.setText(SOURCE_FILE, event.text(columns[3]));
    to.setLong(SOURCE_LINE, event.longAt(columns[4]));
    to.setBoolean(STORED, stored);
    to.setLong(BUCKET, bucket);
    to.setLong(DAY, event.longAt(columns[5]));
    to.endRow();
  }

  /** 128 bits of hash of the id in that column, the low half first; from its bytes. */
  static long[] hash(RowView event, int column) {
    Column.Text ids = (Column.Text) event.block().column(column);
    Utf8Dictionary dictionary = ids.dictionary();
    int id = ids.id(event.row());
    return XXH128.hashBytes(dictionary.buffer(), dictionary.start(id), dictionary.length(id));
  }

  /** In which of so many parts the search for copies of that id goes on. */
  static int part(long idHigh, int parts) {
    return (int) Long.remainderUnsigned(idHigh, parts);
  }

  static boolean sameId(RowView row, long high, long low) {
    return row.longAt(ID_LOW) == low && row.longAt(ID_HIGH) == high;
  }
}
