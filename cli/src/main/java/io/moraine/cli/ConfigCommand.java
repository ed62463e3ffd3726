package io.moraine.cli;

import io.moraine.cli.config.Setting;
import io.moraine.cli.output.ResultColumn;
import io.moraine.cli.output.ResultWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Which value of every setting is in effect, and where does it come from? */
@Command(
    name = "config",
    description = "Print every setting in effect and where its value comes from.",
    footerHeading = "%nExample:%n",
    footer = "  ./moraine --set session.gap=20m config")
final class ConfigCommand implements Runnable {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          ResultColumn.text("setting"), ResultColumn.text("value"), ResultColumn.text("origin"));

  @ParentCommand private Moraine moraine;
  @Mixin private ResultFormatOption format;

  @Override
  public void run() {
    List<Setting> settings = moraine.configuration().settings();
    try (ResultWriter result = moraine.result(format.asked(), COLUMNS)) {
      settings.forEach(
          setting -> result.row(List.of(setting.key(), setting.text(), setting.origin().place())));
    }
  }
}
