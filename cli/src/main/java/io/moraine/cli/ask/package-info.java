/** Where the histories come from that a question is asked about: a file, or a warehouse. */
package io.moraine.cli.ask;
