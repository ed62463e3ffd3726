package io.moraine.transforms.read;

import static io.moraine.schemas.EventColumn.CLIENT_TIME;
import static io.moraine.schemas.EventColumn.CONTENT_HASH;
import static io.moraine.schemas.EventColumn.DEVICE_ID;
import static io.moraine.schemas.EventColumn.EVENT_DATE;
import static io.moraine.schemas.EventColumn.EVENT_ID;
import static io.moraine.schemas.EventColumn.EVENT_TIME;
import static io.moraine.schemas.EventColumn.EVENT_TYPE;
import static io.moraine.schemas.EventColumn.ORDER_ID;
import static io.moraine.schemas.EventColumn.RECEIVED_TIME;
import static io.moraine.schemas.EventColumn.SENT_TIME;
import static io.moraine.schemas.EventColumn.SESSION_FROM_SOURCE;
import static io.moraine.schemas.EventColumn.SITE;
import static io.moraine.schemas.EventColumn.SOURCE_FILE;
import static io.moraine.schemas.EventColumn.SOURCE_LINE;
import static io.moraine.schemas.EventColumn.USER_ID;
import static io.moraine.schemas.EventColumn.VISITOR_ID;

import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.EventType;
import io.moraine.schemas.RejectReason;
import io.moraine.transforms.enrich.Enrichment;
import io.moraine.transforms.enrich.RowTexts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import net.openhft.hashing.LongHashFunction;
import net.openhft.hashing.LongTupleHashFunction;

/**
 * What every event gets, whatever its format: its id, its place in its file, the corrected time and
 * its day, the visitor, and what enrichment tells.
 */
final class EventCompletion {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final String file;
  private final byte[] fileId;
  private final String site;
  private final long toleranceMicros;
  private final ReportingDays days;
  private final InputFormat format;
  private final RowTexts texts;

  private final Enrichment enrichment;

  private final LongTupleHashFunction idHash = LongTupleHashFunction.xx128();
  private final LongHashFunction contentHash = LongHashFunction.xx3();
  private final byte[] position;
  private final long[] hash = new long[2];
  private final byte[] hex = new byte[32];

  /**
   * The completion of a file's events.
   *
   * @param texts where the decoder notes which texts stand in its lines
   */
  EventCompletion(InputFormat format, IngestSettings settings, String fileId, RowTexts texts) {
    this.format = format;
    this.texts = texts;
    this.file = fileId;
    this.fileId = fileId.getBytes(StandardCharsets.UTF_8);
    this.site = settings.site();
    this.toleranceMicros = settings.clockTolerance().toNanos() / 1_000;
    this.days = new ReportingDays(settings.reportingZone());
    this.enrichment =
        Enrichment.of(settings.channelRules(), settings.botRules(), settings.ownHosts());
    this.position = new byte[this.fileId.length + Long.BYTES];
    System.arraycopy(this.fileId, 0, position, 0, this.fileId.length);
  }

  /**
   * Completes a row whose fields were decoded from these bytes.
   *
   * @throws Rejection if a field that every event needs is missing, or the corrected time lies out
   *     of range
   */
  void complete(BlockBuilder row, byte[] buffer, int from, int length, long line) throws Rejection {
    if (!row.isSet(EVENT_TYPE)) {
      throw Rejection.missing("event_type");
    }
    EventType type = EventType.ofLabel(row.currentText(EVENT_TYPE)).orElseThrow();
    setTimes(row);
    setId(row, buffer, from, length, line);
    if (site != null && !row.isSet(SITE)) {
      row.setText(SITE, site);
    }
    setVisitor(row, type);
    if (type == EventType.PURCHASE && !row.isSet(ORDER_ID)) {
      row.setText(ORDER_ID, row.currentText(EVENT_ID));
    }
    row.setBoolean(SESSION_FROM_SOURCE, format.sessionsFromSource());
    row.setLong(CONTENT_HASH, contentHash.hashBytes(buffer, from, length));
    row.setText(SOURCE_FILE, file);
    row.setLong(SOURCE_LINE, line);
    enrichment.enrich(row, type, texts);
  }

  /** The event's time: the client's, moved by received minus sent where its clock is far off. */
  private void setTimes(BlockBuilder row) throws Rejection {
    if (!row.isSet(EVENT_TIME)) {
      throw Rejection.missing("event_time");
    }
    long time = row.currentLong(EVENT_TIME);
    if (format.hasDeviceClock()) {
      row.setLong(CLIENT_TIME, time);
    }
    if (row.isSet(SENT_TIME) && row.isSet(RECEIVED_TIME)) {
      long offset = row.currentLong(RECEIVED_TIME) - row.currentLong(SENT_TIME);
      if (Math.abs(offset) > toleranceMicros) {
        time =
            Times.inRange(
                "event_time, corrected by received_time minus sent_time,",
                time + offset,
                "moved by " + Duration.of(offset, ChronoUnit.MICROS));
      }
    }
    row.setLong(EVENT_TIME, time);
    row.setLong(EVENT_DATE, days.epochDay(time));
  }

  private void setId(BlockBuilder row, byte[] buffer, int from, int length, long line) {
    if (row.isSet(EVENT_ID)) {
      return;
    }
    if (format.idsFromContent()) {
      idHash.hashBytes(buffer, from, length, hash);
    } else {
      for (int i = 0; i < Long.BYTES; i++) {
        position[fileId.length + i] = (byte) (line >>> 8 * i);
      }
      idHash.hashBytes(position, hash);
    }
    for (int i = 0; i < hex.length; i++) {
      hex[i] = HEX[(int) (hash[i >> 4] >>> 60 - 4 * (i & 15)) & 0xF];
    }
    row.setText(EVENT_ID, hex, 0, hex.length);
  }

  private void setVisitor(BlockBuilder row, EventType type) throws Rejection {
    if (texts.find(row, DEVICE_ID)) {
      row.setText(VISITOR_ID, texts.bytes(), texts.from(), texts.to() - texts.from());
    } else if (row.isSet(USER_ID)) {
      row.setText(VISITOR_ID, "user:" + row.currentText(USER_ID));
    } else if (type != EventType.CAMPAIGN_COST) {
      throw new Rejection(
          RejectReason.MISSING_FIELD, "Fields device_id and user_id are both missing or empty.");
    } else if (row.isSet(SITE)) {
      row.setText(VISITOR_ID, "site:" + row.currentText(SITE));
    } else {
      throw Rejection.missing("site");
    }
  }
}
