/**
 * Facts from histories: two passes over sorted rows, and a fold for each fact.
 *
 * <p>{@link io.moraine.transforms.facts.VisitorPass} walks the events of visitors, cuts sessions
 * once and lets every fold see the same boundaries; {@link io.moraine.transforms.facts.PersonPass}
 * walks what people did across their devices. Both hold one visitor, one person at a time, know no
 * clock and no file, and give the same rows for the same input.
 */
package io.moraine.transforms.facts;
