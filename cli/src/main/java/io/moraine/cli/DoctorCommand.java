package io.moraine.cli;

import io.moraine.cli.config.Configuration;
import io.moraine.cli.doctor.Examination;
import io.moraine.cli.doctor.Finding;
import io.moraine.cli.doctor.Verdict;
import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import io.moraine.schemas.MoraineException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Can Moraine work here, and if not, what is to be done? */
@Command(
    name = "doctor",
    description = {
      "Check Java, memory, disk, settings, catalog and tables.",
      "Says what to do about each finding, and ends with 1 if anything must be mended."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./moraine --warehouse shop doctor")
final class DoctorCommand implements Callable<Integer> {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          ResultColumn.text("check"),
          ResultColumn.text("verdict"),
          ResultColumn.sentence("finding"));

  @ParentCommand private Moraine moraine;
  @Mixin private ResultFormatOption format;

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>();
    Configuration configuration = configuration(findings);
    Surroundings surroundings = moraine.surroundings();
    findings.addAll(
        new Examination(configuration, surroundings.environment(), surroundings.clock().instant())
            .findings());
    try (ResultWriter result = moraine.result(format.asked(), COLUMNS)) {
      findings.forEach(
          finding ->
              result.row(List.of(finding.subject(), finding.verdict().name(), finding.sentence())));
    }
    boolean ill = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.FAIL);
    return ill ? ExitCode.CHECK_FAILED : ExitCode.OK;
  }

  /** The settings, or the defaults where they cannot be read: the rest can still be looked at. */
  private Configuration configuration(List<Finding> findings) {
    try {
      Configuration configuration = moraine.configuration();
      findings.add(Finding.ok("settings", "All settings are valid."));
      return configuration;
    } catch (MoraineException refused) {
      findings.add(
          Finding.fail(
              "settings", refused.getMessage() + " The checks below go on with the defaults."));
      return Configuration.ofDefaults();
    }
  }
}
