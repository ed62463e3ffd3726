package io.moraine.warehouse;

import io.moraine.blocks.Block;
import io.moraine.blocks.Column;
import io.moraine.blocks.RowView;
import io.moraine.blocks.Shape;
import io.moraine.blocks.Utf8Dictionary;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Schema;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Writes rows as Parquet: field ids of the schema, lists with three levels, Zstandard,
 * dictionaries, pages of version 1. The same rows give the same bytes.
 */
final class RowParquetWriter implements Closeable {
  private final ParquetWriter<RowView> writer;
  private final ZstdCodecs codecs = new ZstdCodecs();

  RowParquetWriter(Schema schema, OutputFile file, int rowGroupBytes) throws IOException {
    this.writer =
        new Builder(file, new Rows(schema))
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(codecs)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize((long) rowGroupBytes)
            .build();
  }

  void write(RowView row) throws IOException {
    writer.write(row);
  }

  /** About how large the file is so far. */
  long bytes() {
    return writer.getDataSize();
  }

  @Override
  public void close() throws IOException {
    writer.close();
    codecs.release();
  }

  /** What stands at the end of the file, once it is closed. */
  ParquetMetadata footer() {
    return writer.getFooter();
  }

  private static final class Builder extends ParquetWriter.Builder<RowView, Builder> {
    private final Rows rows;

    Builder(OutputFile file, Rows rows) {
      super(file);
      this.rows = rows;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<RowView> getWriteSupport(Configuration configuration) {
      return rows;
    }

    @Override
    protected WriteSupport<RowView> getWriteSupport(ParquetConfiguration configuration) {
      return rows;
    }
  }

  /** Says a row column by column to Parquet. */
  private static final class Rows extends WriteSupport<RowView> {
    private final MessageType parquet;
    private final Shape shape;
    private final RowView element = new RowView();
    private RecordConsumer consumer;

    Rows(Schema schema) {
      this.parquet = ParquetSchemaUtil.convert(schema, "table");
      this.shape = Shape.of(schema.asStruct());
    }

    @Override
    public WriteContext init(Configuration configuration) {
      return new WriteContext(parquet, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(parquet, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      this.consumer = recordConsumer;
    }

    @Override
    public void write(RowView row) {
      consumer.startMessage();
      for (int i = 0; i < shape.size(); i++) {
        if (!row.isNull(i)) {
          Type type = parquet.getType(i);
          consumer.startField(type.getName(), i);
          if (shape.field(i).kind() == Shape.Kind.NESTED) {
            nested(row, i, type);
          } else {
            value(row, i, shape.field(i), type);
          }
          consumer.endField(type.getName(), i);
        }
      }
      consumer.endMessage();
    }

    // optional group items (LIST) { repeated group list { required group element {...} } }
    // optional group properties (MAP) { repeated group key_value { required key; optional value } }
    private void nested(RowView row, int column, Type type) {
      Shape.Field field = shape.field(column);
      int count = row.elementCount(column);
      consumer.startGroup();
      if (count > 0) {
        Type repeated = type.asGroupType().getType(0);
        consumer.startField(repeated.getName(), 0);
        for (int i = 0; i < count; i++) {
          row.element(column, i, element);
          consumer.startGroup();
          if (field.type().isListType() && field.type().asListType().elementType().isStructType()) {
            Type struct = repeated.asGroupType().getType(0);
            consumer.startField(struct.getName(), 0);
            consumer.startGroup();
            values(field.element(), struct);
            consumer.endGroup();
            consumer.endField(struct.getName(), 0);
          } else {
            values(field.element(), repeated);
          }
          consumer.endGroup();
        }
        consumer.endField(repeated.getName(), 0);
      }
      consumer.endGroup();
    }

    private void values(Shape fields, Type group) {
      for (int i = 0; i < fields.size(); i++) {
        if (!element.isNull(i)) {
          Type type = group.asGroupType().getType(i);
          consumer.startField(type.getName(), i);
          value(element, i, fields.field(i), type);
          consumer.endField(type.getName(), i);
        }
      }
    }

    private void value(RowView row, int column, Shape.Field field, Type type) {
      switch (field.kind()) {
        case TEXT -> consumer.addBinary(text(row.block(), column, row.row()));
        case LONG -> {
          long value = row.longAt(column);
          PrimitiveTypeName primitive = type.asPrimitiveType().getPrimitiveTypeName();
          switch (primitive) {
            case BOOLEAN -> consumer.addBoolean(value != 0);
            case INT32 -> consumer.addInteger(Math.toIntExact(value));
            case INT64 -> consumer.addLong(value);
            default ->
                throw new IllegalArgumentException(
                    "Column " + field.name() + " is not written as " + primitive + ".");
          }
        }
        case DOUBLE -> consumer.addDouble(row.doubleAt(column));
        case NESTED ->
            throw new IllegalArgumentException(
                "Column " + field.name() + " is nested more than once.");
      }
    }

    private static Binary text(Block block, int column, int row) {
      Column.Text texts = (Column.Text) block.column(column);
      Utf8Dictionary dictionary = texts.dictionary();
      int id = texts.id(row);
      // Reused, so that what Parquet keeps is a copy and not the whole dictionary of the block.
      return Binary.fromReusedByteArray(
          dictionary.buffer(), dictionary.start(id), dictionary.length(id));
    }
  }
}
