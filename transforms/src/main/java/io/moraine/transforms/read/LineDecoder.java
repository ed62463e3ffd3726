package io.moraine.transforms.read;

import io.moraine.blocks.BlockBuilder;

/**
 * Reads a line of one format into the fields of an event. What every format has in common
 * (identity, corrected time, visitor, enrichment) is done after it.
 */
interface LineDecoder {
  /**
   * Sets in the current row what the line says, without ending it; {@code event_time} as the source
   * has it.
   *
   * @throws Rejection if the line is no event; what was set is then the caller's to discard
   */
  void decode(byte[] buffer, int from, int length, long lineNumber, BlockBuilder row)
      throws Rejection;
}
