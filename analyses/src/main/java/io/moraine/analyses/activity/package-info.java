/**
 * What a period's people become: retention, lifecycle, stickiness, and the standings and walks that
 * results tables keep of them.
 *
 * <p>The counts here know periods by number only. They are fed one actor after the other, hold
 * nothing of an actor, and two of them add up, so that buckets of actors can be folded apart.
 */
package io.moraine.analyses.activity;
