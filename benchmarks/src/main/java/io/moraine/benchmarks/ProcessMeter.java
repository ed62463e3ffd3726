package io.moraine.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Looks at a running process again and again, and keeps the last that was seen.
 *
 * <p>On Linux it reads {@code /proc/PID}: {@code VmHWM}, the peak resident memory, which only
 * grows; user and system time in ticks, of the process and of the children that it has waited for;
 * and the bytes that it handed to {@code write}. What a process does after the last look is missed,
 * so looks must be frequent beside the precision that is wanted. Elsewhere only the CPU time is
 * known.
 */
final class ProcessMeter {
  /** USER_HZ, which Linux fixes at 100 for what it tells to programs. */
  private static final long MILLIS_IN_TICK = 10;

  // Fields of /proc/PID/stat after the name in parentheses, from 0: see proc_pid_stat(5).
  private static final int USER_TICKS = 11;
  private static final int CHILDREN_SYSTEM_TICKS = 14;

  private final ProcessHandle process;
  private final Path folder;
  private Duration cpu = Duration.ZERO;
  private long peakBytes;
  private long writtenBytes;

  ProcessMeter(ProcessHandle process) {
    this(process, Path.of("/proc", Long.toString(process.pid())));
  }

  ProcessMeter(ProcessHandle process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Looks once; a process that is gone leaves what was seen before. */
  void look() {
    process.info().totalCpuDuration().ifPresent(this::addCpu);
    try {
      String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
      addCpu(cpu(stat));
      String status = Files.readString(folder.resolve("status"), StandardCharsets.ISO_8859_1);
      peakBytes = Math.max(peakBytes, number(status, "VmHWM:") << 10);
      String io = Files.readString(folder.resolve("io"), StandardCharsets.ISO_8859_1);
      writtenBytes = Math.max(writtenBytes, number(io, "wchar:"));
    } catch (IOException gone) {
      // The process has ended, or this system has no such files.
    }
  }

  Usage usage(Duration wall) {
    return new Usage(wall, cpu, peakBytes, writtenBytes);
  }

  private void addCpu(Duration seen) {
    if (seen.compareTo(cpu) > 0) {
      cpu = seen;
    }
  }

  private static Duration cpu(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int i = USER_TICKS; i <= CHILDREN_SYSTEM_TICKS; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return Duration.ofMillis(ticks * MILLIS_IN_TICK);
  }

  /** The number after that word at the start of a line, 0 where there is none. */
  private static long number(String lines, String word) {
    return lines
        .lines()
        .filter(line -> line.startsWith(word))
        .map(line -> line.substring(word.length()).strip().split("\\s")[0])
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }
}
