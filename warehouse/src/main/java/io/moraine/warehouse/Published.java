package io.moraine.warehouse;

import java.util.OptionalLong;

/**
 * What a replacement of slices came to.
 *
 * @param replaced slices that have new rows, those that had none before included
 * @param unchanged slices whose new rows were those that they had
 * @param emptied slices that had rows and have none now
 * @param rows rows in the files that were added
 * @param bytes bytes in the files that were added
 * @param snapshot the snapshot that was made; empty where nothing changed, and so none was
 */
public record Published(
    int replaced, int unchanged, int emptied, long rows, long bytes, OptionalLong snapshot) {}
