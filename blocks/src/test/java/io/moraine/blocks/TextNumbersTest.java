package io.moraine.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.StructType;
import org.junit.jupiter.api.Test;

class TextNumbersTest {
  private static final Shape SHAPE =
      Shape.of(StructType.of(NestedField.optional(1, "text", StringType.get())));

  private final List<String> asked = new ArrayList<>();
  private final TextNumbers lengths =
      new TextNumbers(
          text -> {
            asked.add(text);
            return text.length();
          });

  @Test
  void asksOncePerTextOfADictionary() {
    Utf8Dictionary one = new Utf8Dictionary();
    Utf8Dictionary other = new Utf8Dictionary();
    for (int i = 0; i < 3; i++) {
      assertThat(lengths.of(row(one, "a"), 0)).isEqualTo(1);
      assertThat(lengths.of(row(other, "bb"), 0)).isEqualTo(2);
    }
    assertThat(asked).containsExactly("a", "bb");
  }

  @Test
  void seesTextsThatADictionaryGotLater() {
    Utf8Dictionary dictionary = new Utf8Dictionary();
    assertThat(lengths.of(row(dictionary, "a"), 0)).isEqualTo(1);
    assertThat(lengths.of(row(dictionary, "bb"), 0)).isEqualTo(2);
    assertThat(lengths.of(row(dictionary, "a"), 0)).isEqualTo(1);
    assertThat(asked).containsExactly("a", "bb");
  }

  @Test
  void noTextHasNoNumber() {
    Block block = Block.of(SHAPE, 1, new Column.Text(null, new Utf8Dictionary()));
    assertThat(lengths.of(new RowView().at(block, 0), 0)).isEqualTo(TextNumbers.NULL);
  }

  private static RowView row(Utf8Dictionary dictionary, String text) {
    int[] ids = {dictionary.add(text) + 1};
    return new RowView().at(Block.of(SHAPE, 1, new Column.Text(ids, dictionary)), 0);
  }
}
