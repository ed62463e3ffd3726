/**
 * Histories: who did what when. An actor (a person, a session, an account) and its events in order
 * of time, behind interfaces that a file of events and a table by column can both serve.
 */
package io.moraine.analyses.history;
