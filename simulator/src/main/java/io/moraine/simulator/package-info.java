/** The rehearsal: visitors who click by a seed, oddities of real logs included. */
package io.moraine.simulator;
