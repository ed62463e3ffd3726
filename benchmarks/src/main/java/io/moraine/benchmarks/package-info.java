/** The scales: the whole work beside its peers in one run, and the kernels by themselves. */
package io.moraine.benchmarks;
