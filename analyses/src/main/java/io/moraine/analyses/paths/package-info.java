/**
 * Paths: from where to where actors go. A path is a stretch of pages, screens and other events
 * without a gap of half an hour; what is asked of many is how often one place follows another at
 * which position.
 */
package io.moraine.analyses.paths;
