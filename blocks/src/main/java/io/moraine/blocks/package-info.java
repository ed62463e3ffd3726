/**
 * Rows by column: what travels between stages in place of single rows.
 *
 * <p>A {@link io.moraine.blocks.Block} holds some tens of thousands of rows of one table, column by
 * column, text as ids into a dictionary. Blocks are built, sorted, written to runs, merged and
 * walked here; nothing here knows what a column means.
 */
package io.moraine.blocks;
