package io.moraine.transforms.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.blocks.Block;
import io.moraine.blocks.Column;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.blocks.Utf8Dictionary;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.StructType;
import org.junit.jupiter.api.Test;

class PerTextTest {
  private static final Shape SHAPE =
      Shape.of(StructType.of(NestedField.optional(1, "text", StringType.get())));

  private final List<String> made = new ArrayList<>();
  private final PerText<Integer> lengths =
      new PerText<>(
          0,
          text -> {
            made.add(text);
            return text.length();
          });

  @Test
  void makesOncePerTextOfADictionary() {
    Utf8Dictionary one = new Utf8Dictionary();
    Utf8Dictionary other = new Utf8Dictionary();
    for (int i = 0; i < 3; i++) {
      assertThat(lengths.of(row(one, "a"))).isEqualTo(1);
      assertThat(lengths.of(row(other, "bb"))).isEqualTo(2);
    }
    assertThat(made).containsExactly("a", "bb");
  }

  @Test
  void seesTextsThatADictionaryGotLater() {
    Utf8Dictionary dictionary = new Utf8Dictionary();
    assertThat(lengths.of(row(dictionary, "a"))).isEqualTo(1);
    assertThat(lengths.of(row(dictionary, "bb"))).isEqualTo(2);
    assertThat(lengths.of(row(dictionary, "a"))).isEqualTo(1);
    assertThat(made).containsExactly("a", "bb");
  }

  @Test
  void makesNothingOfNoText() {
    Block block = Block.of(SHAPE, 1, new Column.Text(null, new Utf8Dictionary()));
    assertThat(lengths.of(new RowView().at(block, 0))).isNull();
  }

  private static RowView row(Utf8Dictionary dictionary, String text) {
    int[] ids = {dictionary.add(text) + 1};
    return new RowView().at(Block.of(SHAPE, 1, new Column.Text(ids, dictionary)), 0);
  }
}
