/** The ways of visitors through a site. */
package io.moraine.analyses.journeys;
