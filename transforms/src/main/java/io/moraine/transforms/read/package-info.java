/**
 * Lines to events: JSON of the canonical contract, access logs, and delimited files and Parquet
 * through a mapping. {@link io.moraine.transforms.read.EventDecoder} is the way in.
 */
package io.moraine.transforms.read;
