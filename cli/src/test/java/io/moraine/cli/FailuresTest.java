package io.moraine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.moraine.schemas.ErrorCategory;
import io.moraine.schemas.ErrorCode;
import io.moraine.schemas.MoraineException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @EnumSource(ErrorCategory.class)
  void endsWithTheExitCodeOfTheCategory(ErrorCategory category) {
    Exception wrapped =
        new IllegalStateException(
            "engine",
            new RuntimeException(new MoraineException(new Code(category), "Do this and that.")));

    assertThat(exitCode(wrapped, Terminal.none())).isEqualTo(category.exitCode());
    assertThat(printed()).isEqualTo("moraine: Do this and that. [TEST-1]\n");
  }

  @Test
  void saysHowToGetMoreMemory() {
    Exception outOfMemory =
        new IllegalStateException(
            new MoraineException(
                new Code(ErrorCategory.INTERNAL), "It failed.", new OutOfMemoryError("heap")));

    assertThat(exitCode(outOfMemory, Terminal.none())).isEqualTo(4);
    assertThat(printed())
        .startsWith("moraine: The memory is used up. Give more, such as MORAINE_HEAP");
  }

  @Test
  void asksToReportADefect() {
    Exception defect = new RuntimeException(new ArithmeticException("/ by zero"));

    assertThat(exitCode(defect, Terminal.none())).isEqualTo(70);
    assertThat(printed())
        .isEqualTo(
            "moraine: This is a defect of Moraine: java.lang.ArithmeticException: / by zero. Run the"
                + " command again with --stacktrace and report what it prints. [CLI-9070]\n");
  }

  @Test
  void writesOverTheProgressOfATerminal() {
    exitCode(new RuntimeException("x"), new Terminal(OptionalInt.of(80)));
    assertThat(printed()).startsWith("\r\u001b[Kmoraine: ");
  }

  @Test
  void numbersItsErrorsOnce() {
    List<String> codes = Arrays.stream(CliError.values()).map(CliError::code).toList();
    assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("CLI-90\\d\\d"));
  }

  private int exitCode(Exception failure, Terminal terminal) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(
            stream,
            stream,
            terminal,
            terminal,
            Map.of(),
            Path.of(""),
            "./moraine",
            InstantSource.fixed(Call.NOW));
    return new Failures(new Moraine(surroundings)).handleExecutionException(failure, null, null);
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private record Code(ErrorCategory category) implements ErrorCode {
    @Override
    public String code() {
      return "TEST-1";
    }
  }
}
