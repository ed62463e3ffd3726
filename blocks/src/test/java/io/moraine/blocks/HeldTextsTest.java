package io.moraine.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeldTextsTest {
  private static final Shape SHAPE = RandomRows.SHAPE.project(RandomRows.NAME);
  private static final int PLACES = 7;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsHeldOutlivesItsRows(boolean shared) {
    Random random = new Random(5);
    HeldTexts held = new HeldTexts(PLACES);
    String[] expected = new String[PLACES];
    BlockBuilder written = new BlockBuilder(SHAPE);
    List<String> texts = new ArrayList<>();

    for (int turn = 0; turn < 2000; turn++) {
      RowView row = row(random.nextInt(4) == 0 ? null : "grüße " + random.nextInt(50), shared);
      int place = random.nextInt(PLACES);
      if (random.nextBoolean()) {
        held.hold(place, row, 0);
        expected[place] = row.text(0);
      } else {
        held.holdAny(place, row, 0);
        expected[place] = row.isNull(0) ? expected[place] : row.text(0);
      }
      int asked = random.nextInt(PLACES);
      assertThat(held.isNull(asked)).isEqualTo(expected[asked] == null);
      assertThat(held.text(asked)).isEqualTo(expected[asked]);
      written.setText(0, held, asked);
      written.endRow();
      texts.add(expected[asked]);
    }

    Block block = written.build();
    for (int row = 0; row < texts.size(); row++) {
      assertThat(block.text(0, row)).isEqualTo(texts.get(row));
    }
  }

  private static RowView row(String text, boolean shared) {
    byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    int[] starts = {0, utf8.length};
    Utf8Dictionary dictionary =
        shared ? Utf8Dictionary.shared(utf8, starts) : Utf8Dictionary.over(utf8, starts);
    Column column = new Column.Text(new int[] {text == null ? 0 : 1}, dictionary);
    return new RowView().at(Block.of(SHAPE, 1, column), 0);
  }
}
