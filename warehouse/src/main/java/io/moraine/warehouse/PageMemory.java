package io.moraine.warehouse;

/**
 * The arrays that the pages of a column go through, kept from one row group of a file to the next.
 */
final class PageMemory {
  private static final byte[] NONE = {};

  private byte[] stored = NONE;
  private byte[] page = NONE;

  /** Room for so many bytes as they are in the file; what was there may be there no more. */
  byte[] stored(int bytes) {
    if (stored.length < bytes) {
      stored = new byte[bytes];
    }
    return stored;
  }

  /** Room for a page of so many bytes, uncompressed; the page before is there no more. */
  byte[] page(int bytes) {
    if (page.length < bytes) {
      page = new byte[bytes];
    }
    return page;
  }

  /** Leaves the page to whoever has it. */
  void giveUpPage() {
    page = NONE;
  }
}
