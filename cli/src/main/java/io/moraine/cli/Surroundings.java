package io.moraine.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command finds around it, so that a test can put something else there.
 *
 * @param out where results go
 * @param err where everything else goes: progress, remarks, errors
 * @param folder the current directory
 * @param launcher how Moraine was called, for commands to be copied from what it prints
 */
record Surroundings(
    PrintStream out,
    PrintStream err,
    Terminal outTerminal,
    Terminal errTerminal,
    Map<String, String> environment,
    Path folder,
    String launcher,
    InstantSource clock) {

  /** The surroundings of this process. */
  static Surroundings ofProcess() {
    return new Surroundings(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Terminal.ofProperty("moraine.terminal.out"),
        Terminal.ofProperty("moraine.terminal.err"),
        System.getenv(),
        Path.of(""),
        System.getProperty("moraine.launcher", "./moraine"),
        InstantSource.system());
  }

  /** Results are UTF-8 whatever the locale is: they are files sooner or later. */
  private static PrintStream stream(FileDescriptor descriptor) {
    boolean flushAtLineEnd = descriptor == FileDescriptor.err;
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13),
        flushAtLineEnd,
        StandardCharsets.UTF_8);
  }
}
