package io.moraine.blocks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts as UTF-8 bytes, each with a dense id from 0 in order of first appearance.
 *
 * <p>A text has one id, unless it came in through {@link #append}: equal ids always mean equal
 * texts, different ids mostly mean different ones.
 *
 * <p>Grows only. Reading is safe from several threads once no one adds; decoding to {@link String}
 * is cached per id, so that a column with few values costs few strings.
 */
public final class Utf8Dictionary {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int NONE = -1;
  private static final int MAX_BYTES = Integer.MAX_VALUE - 8;
  // Up to so many texts, those of a file's dictionary are likely to be in many others too.
  private static final int FEW = 1024;

  private byte[] bytes;
  private int[] starts;
  private int size;
  private boolean ownsBytes;
  // The index by which a text is found: ids in slots by hash. Null until a text is added.
  private int[] slots;
  private int[] hashes;
  // The text that add was asked for last. Rows that follow each other often have the same.
  private int last;
  private String[] decoded;
  private final boolean shared;

  public Utf8Dictionary() {
    this(new byte[0], new int[1], false);
  }

  private Utf8Dictionary(byte[] bytes, int[] starts, boolean shared) {
    this.bytes = bytes;
    this.starts = starts;
    this.size = starts.length - 1;
    this.shared = shared;
  }

  /**
   * A dictionary of texts that lie one after another in {@code bytes}, which it keeps and does not
   * write to.
   *
   * @param starts where each text starts, and after them where the last one ends
   */
  public static Utf8Dictionary over(byte[] bytes, int[] starts) {
    return new Utf8Dictionary(bytes, starts, false);
  }

  /** The same of texts that rows of many blocks have, such as a file's dictionary. */
  public static Utf8Dictionary shared(byte[] bytes, int[] starts) {
    return new Utf8Dictionary(bytes, starts, true);
  }

  /** An empty one, for texts that rows of many blocks have. */
  public static Utf8Dictionary shared() {
    return shared(new byte[0], new int[1]);
  }

  /**
   * Whether rows of many blocks have the texts: to know their ids elsewhere is then worth as much
   * memory as they are texts, and to keep it for the sake of a few of them holds up no block.
   */
  public boolean isShared() {
    return shared;
  }

  public int size() {
    return size;
  }

  /** Bytes of all texts together. */
  public int byteCount() {
    return starts[size] - starts[0];
  }

  /** About how much memory the texts and what finds them hold, bytes. */
  long heldBytes() {
    long numbers = starts.length;
    if (slots != null) {
      numbers += slots.length + hashes.length;
    }
    return bytes.length + numbers * Integer.BYTES;
  }

  /** The id of a text, added where it is new. */
  public int add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return add(utf8, 0, utf8.length);
  }

  /** The id of the text in {@code source[from, from + length)}, added where it is new. */
  public int add(byte[] source, int from, int length) {
    if (last < size && equalsAt(last, source, from, length)) {
      return last;
    }
    last = find(source, from, length);
    return last;
  }

  /**
   * The id of a text that is added without a look whether it is there already: several times as
   * fast, for texts of which hardly any comes twice. A dictionary that was appended to is appended
   * to only.
   */
  public int append(byte[] source, int from, int length) {
    if (!ownsBytes) {
      own();
    }
    int end = Math.addExact(starts[size], length);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_BYTES, Math.max(end, bytes.length * 2L)));
    }
    if (size + 1 == starts.length) {
      starts = Arrays.copyOf(starts, size * 2 + 1);
    }
    System.arraycopy(source, from, bytes, starts[size], length);
    starts[size + 1] = end;
    return size++;
  }

  /**
   * The id of a text that is added without a look whether it is there already, unless it is the one
   * that was added last: for texts that come in groups.
   */
  public int appendUnlessLast(byte[] source, int from, int length) {
    return size > 0 && equalsAt(size - 1, source, from, length)
        ? size - 1
        : append(source, from, length);
  }

  /** Adds the text with that id of another dictionary. */
  public int addFrom(Utf8Dictionary other, int id) {
    return add(other.bytes, other.starts[id], other.starts[id + 1] - other.starts[id]);
  }

  /** The bytes of a text, in an array of their own. */
  public byte[] copy(int id) {
    return Arrays.copyOfRange(bytes, starts[id], starts[id + 1]);
  }

  public int length(int id) {
    return starts[id + 1] - starts[id];
  }

  /** Where the text's bytes start in {@link #buffer()}. */
  public int start(int id) {
    return starts[id];
  }

  /** The array that holds all texts, and maybe other bytes; not to be written to. */
  public byte[] buffer() {
    return bytes;
  }

  public String text(int id) {
    String[] texts = decoded;
    if (texts == null || texts.length <= id) {
      texts = texts == null ? new String[size] : Arrays.copyOf(texts, starts.length);
      decoded = texts;
    }
    String text = texts[id];
    if (text == null) {
      text = new String(bytes, starts[id], length(id), StandardCharsets.UTF_8);
      // One string for all files: compared millions of times, it is then found to be the very same.
      text = shared && size <= FEW ? RecentTexts.sameAs(text) : text;
      texts[id] = text;
    }
    return text;
  }

  /** Order of two texts by their bytes, unsigned: the order of their code points. */
  public int compare(int id, Utf8Dictionary other, int otherId) {
    return Arrays.compareUnsigned(
        bytes,
        starts[id],
        starts[id + 1],
        other.bytes,
        other.starts[otherId],
        other.starts[otherId + 1]);
  }

  /** For each id its place among all texts in byte order; equal texts have the same. */
  public int[] ranks() {
    return TextRanks.of(this);
  }

  /**
   * Eight bytes of a text after the first {@code skipped}, zeros where it ends before, as a number
   * whose unsigned order is theirs.
   */
  long prefix(int id, int skipped) {
    int from = starts[id] + skipped;
    int left = starts[id + 1] - from;
    if (left >= Long.BYTES) {
      return (long) WORD.get(bytes, from);
    }
    return left <= 0 ? 0 : tail(bytes, from, left) << (Long.SIZE - left * Byte.SIZE);
  }

  /** How many bytes two texts have in common at their beginnings. */
  int commonLength(int id, int otherId) {
    int mismatch =
        Arrays.mismatch(
            bytes, starts[id], starts[id + 1], bytes, starts[otherId], starts[otherId + 1]);
    return mismatch < 0 ? length(id) : mismatch;
  }

  /** Frees what only adding needs; adding is still possible, but finds its way anew first. */
  void rest() {
    slots = null;
    hashes = null;
  }

  /** Forgets all texts but keeps the room; nobody may look at them any more. */
  void clear() {
    if (!ownsBytes) {
      own();
    }
    size = 0;
    starts[0] = 0;
    last = 0;
    decoded = null;
    rest();
  }

  private int find(byte[] source, int from, int length) {
    if (slots == null) {
      index();
    }
    int hash = hash(source, from, length);
    int slot = hash & (slots.length - 1);
    while (slots[slot] != NONE) {
      int id = slots[slot];
      if (hashes[id] == hash && equalsAt(id, source, from, length)) {
        return id;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    int id = append(source, from, length);
    if (hashes.length < starts.length - 1) {
      hashes = Arrays.copyOf(hashes, starts.length - 1);
    }
    hashes[id] = hash;
    slots[slot] = id;
    if (size * 2 > slots.length) {
      fillSlots(slots.length * 2);
    }
    return id;
  }

  private void index() {
    if (!ownsBytes) {
      own();
    }
    hashes = new int[starts.length - 1];
    for (int id = 0; id < size; id++) {
      hashes[id] = hash(bytes, starts[id], length(id));
    }
    fillSlots(Integer.highestOneBit(Math.max(16, size)) * 4);
  }

  private void own() {
    int shift = starts[0];
    bytes = Arrays.copyOfRange(bytes, shift, Math.max(shift + 256, starts[size]));
    starts = Arrays.copyOf(starts, Math.max(17, size + 1));
    for (int id = 0; id <= size; id++) {
      starts[id] -= shift;
    }
    ownsBytes = true;
  }

  private void fillSlots(int length) {
    slots = new int[length];
    Arrays.fill(slots, NONE);
    for (int id = 0; id < size; id++) {
      int slot = hashes[id] & (length - 1);
      while (slots[slot] != NONE) {
        slot = (slot + 1) & (length - 1);
      }
      slots[slot] = id;
    }
  }

  // Most texts that differ differ in their length or at their end: addresses begin alike.
  private boolean equalsAt(int id, byte[] source, int from, int length) {
    int start = starts[id];
    int end = starts[id + 1];
    if (end - start != length) {
      return false;
    }
    if (length >= Long.BYTES
        && (long) WORD.get(bytes, end - Long.BYTES)
            != (long) WORD.get(source, from + length - Long.BYTES)) {
      return false;
    }
    return Arrays.equals(bytes, start, end, source, from, from + length);
  }

  private static int hash(byte[] source, int from, int length) {
    long hash = length;
    int end = from + length;
    for (int i = from; i < end - Long.BYTES; i += Long.BYTES) {
      hash = mixed(hash ^ (long) WORD.get(source, i));
    }
    long last =
        length >= Long.BYTES
            ? (long) WORD.get(source, end - Long.BYTES)
            : tail(source, from, length);
    hash = mixed(hash ^ last);
    return (int) (hash ^ (hash >>> 17));
  }

  private static long mixed(long hash) {
    long product = hash * 0x9E3779B97F4A7C15L;
    return product ^ (product >>> 32);
  }

  // Fewer than eight bytes as one number.
  private static long tail(byte[] source, int from, int length) {
    long tail = 0;
    for (int i = from; i < from + length; i++) {
      tail = tail << Byte.SIZE | (source[i] & 0xFF);
    }
    return tail;
  }
}
