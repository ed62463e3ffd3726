/** What kinds of customers there are. */
package io.moraine.analyses.segments;
