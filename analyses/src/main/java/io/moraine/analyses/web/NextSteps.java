package io.moraine.analyses.web;

/**
 * Which next steps are asked for.
 *
 * @param search a part of their labels, in whatever case; the empty text for any
 * @param candidates how many of them at most
 * @param withSubpaths whether pages are also counted together with those below them
 */
record NextSteps(String search, int candidates, boolean withSubpaths) {}
