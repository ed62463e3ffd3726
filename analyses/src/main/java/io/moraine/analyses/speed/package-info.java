/** How fast pages are, and whether slow visits convert less. */
package io.moraine.analyses.speed;
