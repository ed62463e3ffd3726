package io.moraine.blocks;

import java.io.Serializable;

/**
 * A sorted stretch of rows of one key inside a run file: what travels in place of the rows.
 *
 * @param file name of the file in its {@link Scratch}
 * @param offset where the stretch begins in the file, bytes
 * @param byteCount how long it is, bytes
 * @param rows how many rows it holds
 * @param key what all of its rows have in common, such as their bucket
 */
public record Run(String file, long offset, long byteCount, long rows, int key)
    implements Serializable {}
