/**
 * What is told by what an event brought along: the parts of its addresses, the program that sent
 * it, the channel by which it arrived. Rules are data, each with a version and an id that stands on
 * the rows it made.
 */
package io.moraine.transforms.enrich;
