package io.moraine.pipelines.facts;

import io.moraine.blocks.Run;
import io.moraine.pipelines.PipelineEnvironment;
import io.moraine.pipelines.PipelineRun;
import io.moraine.pipelines.Publication;
import io.moraine.pipelines.RunCoder;
import io.moraine.pipelines.RunContext;
import io.moraine.pipelines.TableOutcome;
import io.moraine.pipelines.WarehousePipeline;
import io.moraine.pipelines.WarehouseRun;
import io.moraine.pipelines.WorkerResult;
import io.moraine.pipelines.WorkerResultCoder;
import io.moraine.pipelines.WorkerResults;
import io.moraine.schemas.Cart;
import io.moraine.schemas.CartLine;
import io.moraine.schemas.Cohort;
import io.moraine.schemas.Event;
import io.moraine.schemas.IdentityLink;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.Max;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Makes the fact tables from raw.events: all of history is folded, and the slices whose rows
 * changed are replaced. Safe to run again; built again from the same events by the same definitions
 * it makes no snapshot.
 */
public final class Build implements WarehousePipeline {
  private static final List<TableDefinition> FACTS =
      List.of(
          Session.TABLE,
          PathStep.TABLE,
          IdentityLink.TABLE,
          Cart.TABLE,
          CartLine.TABLE,
          Cohort.TABLE,
          RevenueLine.TABLE);

  /** On facts.sessions: from which events and by which definitions all facts were built last. */
  private static final String BUILT_FROM = "moraine.built-from";

  @Override
  public String name() {
    return "build";
  }

  @Override
  public String sentence() {
    return "Makes the fact tables from raw.events.";
  }

  @Override
  public List<TableDefinition> inputs() {
    return List.of(Event.TABLE);
  }

  @Override
  public List<TableDefinition> outputs() {
    return FACTS;
  }

  /** Builds facts; see {@link BuildRequest} for what. */
  public static BuildReport run(
      Warehouse warehouse, BuildRequest request, PipelineEnvironment environment) {
    try (WarehouseRun run = WarehouseRun.begin(warehouse, "build")) {
      return run(warehouse, request, environment, run.context());
    }
  }

  private static BuildReport run(
      Warehouse warehouse, BuildRequest request, PipelineEnvironment environment, RunContext run) {
    WarehouseTable events = warehouse.table(Event.TABLE);
    String builtFrom = events.currentSnapshot() + "/" + Definitions.fingerprint(request.settings());
    WarehouseTable sessions = warehouse.table(Session.TABLE);
    if (request.coversEverything()
        && sessions.property(BUILT_FROM).filter(builtFrom::equals).isPresent()) {
      return new BuildReport(run.runId(), true, List.of(), List.of());
    }
    environment.progress().stage("Build facts");
    long rows = events.rows();
    Pipeline pipeline = PipelineRun.create(environment);
    define(pipeline, run, request);
    PipelineRun.run(pipeline, environment, FoldVisitors.EVENTS, rows, "events");
    environment.progress().stage("Publish facts");
    WorkerResults results = WorkerResults.read(run);
    List<TableOutcome> tables = new ArrayList<>();
    for (TableDefinition fact : FACTS) {
      tables.add(Publication.publish(warehouse.table(fact), results, run, request::covers));
    }
    if (request.coversEverything()) {
      sessions.setProperties(Map.of(BUILT_FROM, builtFrom));
    }
    environment.progress().done();
    return new BuildReport(run.runId(), false, tables, results.stages());
  }

  private static void define(Pipeline pipeline, RunContext run, BuildRequest request) {
    PCollection<Integer> buckets = PipelineRun.buckets(pipeline, run);
    PCollectionTuple orders =
        buckets.apply(
            "Read orders",
            ParDo.of(new ReadPurchases(run))
                .withOutputTags(ReadPurchases.ORDERS, TupleTagList.of(ReadPurchases.RESULTS)));
    PCollectionView<List<Run>> repeated =
        RunCoder.keyed(orders.get(ReadPurchases.ORDERS))
            .apply("Orders by id", GroupByKey.create())
            .apply("Find repeated orders", ParDo.of(new FindRepeatedOrders(run)))
            .setCoder(new RunCoder())
            .apply("Repeated orders", View.asList());
    PCollectionTuple visitors =
        buckets.apply(
            "Fold visitors",
            ParDo.of(new FoldVisitors(run, request.settings(), repeated))
                .withSideInputs(repeated)
                .withOutputTags(FoldVisitors.ACTIVITY, TupleTagList.of(FoldVisitors.RESULTS)));
    PCollection<WorkerResult> visitorResults =
        WorkerResultCoder.results(run, visitors.get(FoldVisitors.RESULTS));
    PCollectionView<Long> dataEnd =
        visitorResults
            .apply("Latest event", ParDo.of(new LatestEventTime()))
            .setCoder(VarLongCoder.of())
            .apply("Data end", Max.longsGlobally().asSingletonView());
    PCollection<WorkerResult> persons =
        RunCoder.keyed(visitors.get(FoldVisitors.ACTIVITY))
            .apply("Activity by person", GroupByKey.create())
            .apply(
                "Fold persons",
                ParDo.of(new FoldPersons(run, request.settings(), dataEnd))
                    .withSideInputs(dataEnd));
    PCollectionList.of(WorkerResultCoder.results(run, orders.get(ReadPurchases.RESULTS)))
        .and(visitorResults)
        .and(WorkerResultCoder.results(run, persons))
        .apply("All results", Flatten.pCollections())
        .apply("Collect", WorkerResults.collect(run));
  }

  // Slices of the range that the pipeline did not write have no rows any more.
}
