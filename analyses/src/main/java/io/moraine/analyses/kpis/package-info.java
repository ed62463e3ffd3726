/** The numbers of a dashboard's top line, day by day. */
package io.moraine.analyses.kpis;
