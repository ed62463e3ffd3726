package io.moraine.transforms.read;

import io.moraine.blocks.BlockBuilder;
import io.moraine.schemas.EventColumn;
import java.util.List;
import java.util.Map;

/** Fills a row of raw.events from a row of a source, as a mapping says. */
final class MappedFields {
  private final Mapping mapping;
  private final FieldWriter writer;
  private final List<String> kept;

  /**
   * @param columns the columns that the source has; those that the mapping neither reads nor
   *     ignores become properties
   */
  MappedFields(Mapping mapping, IngestSettings settings, List<String> columns) {
    this.mapping = mapping;
    this.writer = new FieldWriter(settings);
    this.kept =
        columns.stream()
            .filter(c -> !mapping.reads(c) && !mapping.ignored().contains(c))
            .filter(c -> !mapping.properties().containsKey(c))
            .toList();
  }

  void fill(MappedRow source, BlockBuilder row) throws Rejection {
    for (Map.Entry<EventField, MappedValue> field : mapping.fields().entrySet()) {
      set(field.getKey(), field.getValue(), source, row);
    }
    for (Map<EventField, MappedValue> item : mapping.items()) {
      setItem(item, source, row);
    }
    for (Map.Entry<String, MappedValue> property : mapping.properties().entrySet()) {
      putProperty(row, property.getKey(), property.getValue().text(source));
    }
    for (String column : kept) {
      putProperty(row, column, source.text(column));
    }
  }

  private void set(EventField field, MappedValue value, MappedRow source, BlockBuilder row)
      throws Rejection {
    if (field.kind() == EventField.Kind.TIME) {
      Long micros = value.micros(source);
      if (micros != null) {
        row.setLong(field.column(), micros);
      }
      return;
    }
    String text = value.text(source);
    if (text != null) {
      char[] chars = text.toCharArray();
      writer.set(row, field, field.name(), chars, 0, chars.length);
    }
  }

  /** Adds an item, unless its product is empty. */
  private void setItem(Map<EventField, MappedValue> item, MappedRow source, BlockBuilder row)
      throws Rejection {
    MappedValue product = item.get(EventField.OF_ITEM.get("product_id"));
    if (product.text(source) == null) {
      return;
    }
    BlockBuilder items = row.elements(EventColumn.ITEMS);
    for (Map.Entry<EventField, MappedValue> field : item.entrySet()) {
      set(field.getKey(), field.getValue(), source, items);
    }
    items.endRow();
  }

  private void putProperty(BlockBuilder row, String name, String text) throws Rejection {
    if (text != null) {
      BlockBuilder properties = row.elements(EventColumn.PROPERTIES);
      writer.setText(properties, 0, name, name.toCharArray(), 0, name.length());
      writer.setText(properties, 1, name, text.toCharArray(), 0, text.length());
      properties.endRow();
    }
  }
}
