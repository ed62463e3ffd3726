package io.moraine.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things are in the checkout that is measured, and how its programs are started.
 *
 * @param root the checkout
 * @param java the Java that runs the peers, as it runs Moraine
 * @param classPath of the benchmarks
 */
record Project(Path root, Path java, String classPath) {

  /** Moraine's command line, as its users start it. */
  List<String> moraine(String... arguments) {
    List<String> command = new ArrayList<>(List.of(root.resolve("moraine").toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** A program of the benchmarks in a Java of its own. */
  List<String> program(
      Class<?> main, String withClassPath, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(options);
    command.addAll(List.of("-cp", withClassPath, main.getName()));
    command.addAll(arguments);
    return command;
  }

  /** The folders of the files that programs are started from: Java, and what is built. */
  List<Path> programs() {
    List<Path> folders = new ArrayList<>(List.of(java.toAbsolutePath().getParent().getParent()));
    Stream.of("cli", "benchmarks", "runners/spark")
        .map(module -> root.resolve(module).resolve("target"))
        .filter(Files::isDirectory)
        .forEach(folders::add);
    return folders;
  }

  /** The folder of the peers' SQL. */
  Path peers() {
    return root.resolve("benchmarks").resolve("peers");
  }
}
