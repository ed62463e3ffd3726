package io.moraine.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.RejectReason;
import io.moraine.schemas.RejectedLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines that were events once, and then met with an accident. */
class FuzzTest {
  private static final int LINES = 25_000;
  private static final IngestSettings SETTINGS =
      IngestSettings.defaults().withLimits(4_096, 16, 50, 50);

  private enum Source {
    EVENTS,
    COMBINED,
    COMMON,
    DELIMITED
  }

  @ParameterizedTest
  @EnumSource
  void everyDamagedLineIsAnEventOrRejectedWithAReason(Source source) {
    Random random = new Random(source.ordinal());
    Supplier<String> valid = valid(source, random);
    EventDecoder decoder = decoder(source);
    BlockBuilder events = new BlockBuilder(Decoded.EVENTS.shape());
    BlockBuilder rejects = new BlockBuilder(Decoded.REJECTS.shape());
    List<byte[]> lines = new ArrayList<>();
    int accepted = 0;
    for (int i = 0; i < LINES; i++) {
      byte[] line = Damage.done(valid.get().getBytes(StandardCharsets.UTF_8), random);
      lines.add(line);
      // Among other bytes, which are none of the line's.
      byte[] buffer = new byte[line.length + 20];
      random.nextBytes(buffer);
      System.arraycopy(line, 0, buffer, 10, line.length);
      if (decoder.decode(buffer, 10, line.length, i + 1L, events, rejects)) {
        accepted++;
      }
    }
    assertThat(events.rows() + rejects.rows()).isEqualTo(LINES);
    assertThat(events.rows()).isEqualTo(accepted).isBetween(LINES / 50, LINES * 49 / 50);
    assertThat(Decoded.EVENTS.read(events.build())).hasSize(accepted);
    Set<RejectReason> reasons = EnumSet.noneOf(RejectReason.class);
    for (RejectedLine reject : Decoded.REJECTS.read(rejects.build())) {
      byte[] line = lines.get((int) reject.line() - 1);
      assertThat(Base64.getDecoder().decode(reject.bytes()))
          .isEqualTo(Arrays.copyOf(line, Math.min(line.length, SETTINGS.maxLineBytes())));
      assertThat(reject.byteCount()).isEqualTo(line.length);
      assertThat(reject.sentence()).endsWith(".");
      reasons.add(reason(reject.reason()));
    }
    assertThat(reasons)
        .contains(RejectReason.NOT_TEXT, RejectReason.NOT_PARSABLE, RejectReason.TOO_LONG);
  }

  @Test
  void theSameDamageGivesTheSameRows() {
    byte[] file = new byte[200_000];
    Random random = new Random(99);
    Supplier<String> valid = valid(Source.EVENTS, random);
    int length = 0;
    while (length < file.length - 5_000) {
      byte[] line = Damage.done(valid.get().getBytes(StandardCharsets.UTF_8), random);
      if (line.length < 5_000) {
        System.arraycopy(line, 0, file, length, line.length);
        length += line.length;
        file[length++] = '\n';
      }
    }
    byte[] whole = Arrays.copyOf(file, length);

    assertThat(Decoded.of(InputFormat.events(), SETTINGS, whole))
        .isEqualTo(Decoded.of(InputFormat.events(), SETTINGS, whole));
  }

  private static Supplier<String> valid(Source source, Random random) {
    long seed = random.nextLong();
    return switch (source) {
      case EVENTS -> new EventLines(seed)::next;
      case COMBINED -> new AccessLogLines(seed)::next;
      case COMMON -> {
        AccessLogLines combined = new AccessLogLines(seed);
        yield () -> combined.next().replaceFirst(" \"[^\"]*\" \"[^\"]*\"$", "");
      }
      case DELIMITED ->
          () ->
              String.format(
                  Locale.ROOT,
                  "%d,851%d,\"A \"\"red\"\", warm; one\",%d,2010-12-%02d 08:26:00,%d.5,%d.0,France",
                  random.nextInt(600_000),
                  random.nextInt(99),
                  random.nextInt(40) - 10,
                  1 + random.nextInt(28),
                  random.nextInt(30),
                  random.nextInt(20_000));
    };
  }

  private static EventDecoder decoder(Source source) {
    InputFormat format =
        switch (source) {
          case EVENTS -> InputFormat.events();
          case COMBINED -> InputFormat.combined();
          case COMMON -> InputFormat.common();
          case DELIMITED -> InputFormat.mapped(Mapping.shipped("online-retail"));
        };
    byte[] header =
        format.hasHeader()
            ? String.join(",", format.mapping().columns()).getBytes(StandardCharsets.UTF_8)
            : null;
    return EventDecoder.of(format, SETTINGS, Decoded.FILE_ID, Decoded.FILE_URI, header);
  }

  private static RejectReason reason(String label) {
    return Arrays.stream(RejectReason.values())
        .filter(reason -> reason.label().equals(label))
        .findFirst()
        .orElseThrow();
  }
}
