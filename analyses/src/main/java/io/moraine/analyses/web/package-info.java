/**
 * What web analytics asks of visitors: their visits, the time they spend on pages, the way they
 * take from page to page.
 */
package io.moraine.analyses.web;
