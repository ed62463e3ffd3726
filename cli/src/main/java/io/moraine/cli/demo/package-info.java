/** A warehouse to look at: a simulated shop, and each number beside the truth about it. */
package io.moraine.cli.demo;
