/** The same pipelines on Apache Spark. */
package io.moraine.runners.spark;
