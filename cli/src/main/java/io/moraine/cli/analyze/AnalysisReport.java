package io.moraine.cli.analyze;

import io.moraine.schemas.MoraineException;
import java.io.IOException;

/** Takes what is told, module by module. */
public interface AnalysisReport extends AutoCloseable {
  /** Tells a module; what was told before a failure stays. */
  void module(AnalyzedModule module) throws IOException;

  /** That module failed: while it was told, or because it could not be made. */
  void failed(String module, MoraineException failure);

  /** Ends the report. */
  @Override
  void close();
}
