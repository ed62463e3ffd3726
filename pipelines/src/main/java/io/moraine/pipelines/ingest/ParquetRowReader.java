package io.moraine.pipelines.ingest;

import io.moraine.blocks.BlockBuilder;
import io.moraine.pipelines.PipelineError;
import io.moraine.schemas.MoraineException;
import io.moraine.transforms.read.IngestSettings;
import io.moraine.transforms.read.RowDecoder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** The rows of a Parquet file, whatever its schema; a mapping says what its columns are. */
final class ParquetRowReader implements SplitReader {
  private final ParquetFileReader file;
  private final MessageType schema;
  private final MessageColumnIO columns;
  private final RowDecoder decoder;
  private RecordReader<Group> rows;
  private long leftInGroup;
  private long rowNumber;
  private Group row;

  private ParquetRowReader(ParquetFileReader file, MessageType schema, RowDecoder decoder) {
    this.file = file;
    this.schema = schema;
    this.columns = new ColumnIOFactory().getColumnIO(schema);
    this.decoder = decoder;
  }

  static ParquetRowReader open(FileSplit split, IngestSettings settings) {
    try {
      ParquetFileReader file =
          ParquetFileReader.open(new LocalInputFile(Path.of(URI.create(split.uri()))));
      MessageType schema = file.getFileMetaData().getSchema();
      List<String> names = schema.getFields().stream().map(Type::getName).toList();
      return new ParquetRowReader(
          file,
          schema,
          RowDecoder.of(split.format(), settings, split.fileId(), split.uri(), names));
    } catch (IOException | RuntimeException e) {
      if (e instanceof MoraineException known) {
        throw known;
      }
      throw new MoraineException(
          PipelineError.UNREADABLE_INPUT,
          split.uri() + " cannot be read as Parquet: " + e.getMessage() + ".",
          e);
    }
  }

  @Override
  public boolean next() throws IOException {
    while (leftInGroup == 0) {
      PageReadStore group = file.readNextRowGroup();
      if (group == null) {
        return false;
      }
      leftInGroup = group.getRowCount();
      rows = columns.getRecordReader(group, new GroupRecordConverter(schema));
    }
    row = rows.read();
    leftInGroup--;
    rowNumber++;
    return true;
  }

  @Override
  public boolean decode(BlockBuilder events, BlockBuilder rejects) {
    return decoder.decode(column -> ParquetText.of(row, column), rowNumber, events, rejects);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
