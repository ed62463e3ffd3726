package io.moraine.warehouse;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Zstandard for Parquet without Hadoop, whose configuration takes longer to load than a small table
 * to read. Other codecs, which files of other engines may have, are Parquet's own.
 */
final class ZstdCodecs implements CompressionCodecFactory {
  /** Higher levels cost far more time than they save space on sorted, dictionary-coded pages. */
  private static final int LEVEL = 1;

  private final CompressorMemory memory;
  private CodecFactory others;
  private Compressor compressor;
  private Decompressor decompressor;

  /** To read with. */
  ZstdCodecs() {
    this(new CompressorMemory());
  }

  /**
   * To write with.
   *
   * @param memory where what was compressed last is, until more is
   */
  ZstdCodecs(CompressorMemory memory) {
    this.memory = memory;
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    if (codec != CompressionCodecName.ZSTD) {
      return others().getCompressor(codec);
    }
    if (compressor == null) {
      compressor = new Compressor(memory);
    }
    return compressor;
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    if (codec != CompressionCodecName.ZSTD) {
      return others().getDecompressor(codec);
    }
    if (decompressor == null) {
      decompressor = new Decompressor();
    }
    return decompressor;
  }

  @Override
  public void release() {
    if (compressor != null) {
      compressor.release();
      compressor = null;
    }
    if (decompressor != null) {
      decompressor.release();
      decompressor = null;
    }
    if (others != null) {
      others.release();
      others = null;
    }
  }

  private CodecFactory others() {
    if (others == null) {
      others = new CodecFactory(new PlainParquetConfiguration(), ParquetWriter.DEFAULT_PAGE_SIZE);
    }
    return others;
  }

  private static final class Compressor implements BytesInputCompressor {
    private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL);
    private final CompressorMemory memory;

    Compressor(CompressorMemory memory) {
      this.memory = memory;
    }

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      int size = Math.toIntExact(bytes.size());
      byte[] source = memory.source(bytes);
      byte[] target = memory.compressed(Math.toIntExact(Zstd.compressBound(size)));
      int written = zstd.compressByteArray(target, 0, target.length, source, 0, size);
      return BytesInput.from(target, 0, written);
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {
      zstd.close();
    }
  }

  private static final class Decompressor implements BytesInputDecompressor {
    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();

    @Override
    public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
      return BytesInput.from(zstd.decompress(bytes.toByteArray(), decompressedSize));
    }

    @Override
    public void decompress(
        ByteBuffer input, int compressedSize, ByteBuffer output, int decompressedSize) {
      if (!input.hasArray() || !output.hasArray()) {
        byte[] compressed = new byte[compressedSize];
        input.get(compressed);
        output.put(zstd.decompress(compressed, decompressedSize));
        return;
      }
      int into = output.arrayOffset() + output.position();
      int from = input.arrayOffset() + input.position();
      zstd.decompressByteArray(
          output.array(), into, decompressedSize, input.array(), from, compressedSize);
      input.position(input.position() + compressedSize);
      output.position(output.position() + decompressedSize);
    }

    @Override
    public void release() {
      zstd.close();
    }
  }
}
