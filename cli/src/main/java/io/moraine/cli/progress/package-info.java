/** How far a long command is: one line rewritten on a terminal, plain lines elsewhere. */
package io.moraine.cli.progress;
