/** The sentences: read, verbs, write; the Beam sources and sinks. */
package io.moraine.pipelines;
