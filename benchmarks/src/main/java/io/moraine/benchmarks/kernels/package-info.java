/** The kernels by themselves, so that a regression shows where it is. */
package io.moraine.benchmarks.kernels;
