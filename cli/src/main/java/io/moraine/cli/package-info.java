/** The door: commands, configuration, the one place that wires adapters together. */
package io.moraine.cli;
