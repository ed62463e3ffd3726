/** Days, weeks and hours as a project's time zone has them, and ranges of dates. */
package io.moraine.analyses.time;
