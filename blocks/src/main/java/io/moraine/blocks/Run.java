package io.moraine.blocks;

import java.io.Serializable;

/**
 * A sorted stretch of rows of one bucket inside a run file: what travels in place of the rows.
 *
 * @param file name of the file in its {@link Scratch}
 * @param offset where the stretch begins in the file, bytes
 * @param byteCount how long it is, bytes
 * @param rows how many rows it holds
 * @param bucket the bucket that all of its rows are of
 */
public record Run(String file, long offset, long byteCount, long rows, int bucket)
    implements Serializable {}
