/** Where visits come from, where they land, when they are, and what came that is no visit. */
package io.moraine.analyses.traffic;
