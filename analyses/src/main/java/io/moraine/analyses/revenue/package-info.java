/** How revenue moves. */
package io.moraine.analyses.revenue;
