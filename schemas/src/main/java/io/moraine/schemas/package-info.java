/**
 * The vocabulary: what an event is, what each table's row and column mean, and which identities
 * must hold. Nothing here reads a file, a clock or a database.
 *
 * <p>A table is one record with a {@code TABLE} constant and one line in {@link
 * io.moraine.schemas.Tables#ALL}; everything else (Iceberg DDL, codecs, command names, the data
 * dictionary) derives from these.
 */
package io.moraine.schemas;
