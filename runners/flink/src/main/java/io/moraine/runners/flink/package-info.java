/** The same pipelines on Apache Flink. */
package io.moraine.runners.flink;
