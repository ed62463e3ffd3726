package io.moraine.pipelines.results;

import io.moraine.analyses.results.Analyses;
import io.moraine.analyses.results.Balance;
import io.moraine.analyses.results.BalanceSheet;
import io.moraine.analyses.results.Conversion;
import io.moraine.analyses.results.DataSpan;
import io.moraine.blocks.RowCursor;
import io.moraine.pipelines.PipelineEnvironment;
import io.moraine.pipelines.PipelineError;
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
import io.moraine.schemas.MoraineException;
import io.moraine.schemas.PathStep;
import io.moraine.schemas.RevenueLine;
import io.moraine.schemas.Session;
import io.moraine.schemas.TableDefinition;
import io.moraine.warehouse.StoredFile;
import io.moraine.warehouse.Warehouse;
import io.moraine.warehouse.WarehouseTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Makes the results tables from the facts. Safe to run again; made again from the same facts by the
 * same definitions it makes no snapshot. Nothing is published where a {@link Balance} does not add
 * up.
 */
public final class Results implements WarehousePipeline {
  private static final List<TableDefinition> INPUTS =
      List.of(
          Event.TABLE,
          Session.TABLE,
          PathStep.TABLE,
          IdentityLink.TABLE,
          Cart.TABLE,
          CartLine.TABLE,
          Cohort.TABLE,
          RevenueLine.TABLE);

  /** On each results table: by which definition, and from which facts and settings, it was made. */
  static final String MADE_FROM = "moraine.made-from";

  @Override
  public String name() {
    return "results";
  }

  @Override
  public String sentence() {
    return "Makes the results tables from the facts.";
  }

  @Override
  public List<TableDefinition> inputs() {
    return INPUTS;
  }

  @Override
  public List<TableDefinition> outputs() {
    return Analyses.tables();
  }

  /** Makes results; see {@link ResultsRequest} for how. */
  public static ResultsReport run(
      Warehouse warehouse, ResultsRequest request, PipelineEnvironment environment) {
    try (WarehouseRun run = WarehouseRun.begin(warehouse, "results")) {
      return run(warehouse, request, environment, run.context());
    }
  }

  /** Whether results were made from the facts as they are, by these definitions. */
  public static boolean areUpToDate(Warehouse warehouse, ResultsRequest request) {
    return areMadeFrom(
        facts(warehouse, request), Analyses.tables().stream().map(warehouse::table).toList());
  }

  private static boolean areMadeFrom(String facts, List<WarehouseTable> tables) {
    return tables.stream()
        .allMatch(
            table ->
                table
                    .property(MADE_FROM)
                    .filter(madeFrom(table.definition(), facts)::equals)
                    .isPresent());
  }

  private static String madeFrom(TableDefinition table, String facts) {
    return table.definition().orElseThrow() + " " + facts;
  }

  private static ResultsReport run(
      Warehouse warehouse,
      ResultsRequest request,
      PipelineEnvironment environment,
      RunContext run) {
    String facts = facts(warehouse, request);
    List<WarehouseTable> tables = Analyses.tables().stream().map(warehouse::table).toList();
    if (areMadeFrom(facts, tables)) {
      return new ResultsReport(run.runId(), true, List.of(), List.of());
    }
    environment.progress().stage("Make results");
    Optional<DataSpan> span = span(warehouse, request);
    if (span.isPresent()) {
      Pipeline pipeline = PipelineRun.create(environment);
      define(pipeline, run, new Walk(request.settings(), span.get()));
      PipelineRun.run(pipeline, environment, "results", 0, "buckets");
    }
    WorkerResults results = WorkerResults.read(run);
    refuseImbalance(results);
    environment.progress().stage("Publish results");
    List<TableOutcome> outcomes = new ArrayList<>();
    for (WarehouseTable table : tables) {
      outcomes.add(Publication.publish(table, results, run, slice -> true));
      table.setProperties(Map.of(MADE_FROM, madeFrom(table.definition(), facts)));
    }
    environment.progress().done();
    return new ResultsReport(run.runId(), false, outcomes, results.stages());
  }

  private static void define(Pipeline pipeline, RunContext run, Walk walk) {
    PCollection<Integer> buckets = PipelineRun.buckets(pipeline, run);
    PCollectionTuple surveys =
        buckets.apply(
            "Survey steps",
            ParDo.of(new SurveySteps(run, walk))
                .withOutputTags(SurveySteps.STATES, TupleTagList.of(SurveySteps.RESULTS)));
    PCollectionView<List<FoldState>> surveyed =
        states(
                byAnalysis("Surveys", states(surveys.get(SurveySteps.STATES)))
                    .apply("Merge surveys", ParDo.of(new MergeSurveys(run, walk))))
            .apply("What was surveyed", View.asList());
    PCollectionTuple visitors =
        buckets.apply(
            "Walk over visitors",
            ParDo.of(new WalkVisitors(run, walk, surveyed))
                .withSideInputs(surveyed)
                .withOutputTags(
                    WalkVisitors.STATES,
                    TupleTagList.of(WalkVisitors.SESSIONS)
                        .and(WalkVisitors.EVENTS)
                        .and(WalkVisitors.RESULTS)));
    PCollectionTuple persons =
        KeyedPCollectionTuple.of(
                WalkPersons.SESSIONS, RunCoder.keyed(visitors.get(WalkVisitors.SESSIONS)))
            .and(WalkPersons.EVENTS, RunCoder.keyed(visitors.get(WalkVisitors.EVENTS)))
            .and(
                WalkPersons.BUCKETS,
                buckets.apply(
                    "By themselves",
                    WithKeys.<Integer, Integer>of(bucket -> bucket)
                        .withKeyType(TypeDescriptors.integers())))
            .apply("Visits by person", CoGroupByKey.create())
            .apply(
                "Walk over people",
                ParDo.of(new WalkPersons(run, walk))
                    .withOutputTags(WalkPersons.STATES, TupleTagList.of(WalkPersons.RESULTS)));
    PCollectionTuple told =
        byAnalysis(
                "All that was learnt",
                PCollectionList.of(states(visitors.get(WalkVisitors.STATES)))
                    .and(states(persons.get(WalkPersons.STATES)))
                    .apply("Of visitors and people", Flatten.pCollections()))
            .apply(
                "Tell results",
                ParDo.of(new TellResults(run, walk))
                    .withOutputTags(TellResults.RESULTS, TupleTagList.of(TellResults.OF_PERSONS)));
    PCollectionView<List<FoldState>> knowing =
        states(told.get(TellResults.OF_PERSONS)).apply("Who tells of people", View.asList());
    PCollection<WorkerResult> ofPersons =
        buckets.apply(
            "Tell of people", ParDo.of(new TellPersons(run, knowing)).withSideInputs(knowing));
    PCollectionList.of(WorkerResultCoder.results(run, surveys.get(SurveySteps.RESULTS)))
        .and(WorkerResultCoder.results(run, visitors.get(WalkVisitors.RESULTS)))
        .and(WorkerResultCoder.results(run, persons.get(WalkPersons.RESULTS)))
        .and(WorkerResultCoder.results(run, told.get(TellResults.RESULTS)))
        .and(WorkerResultCoder.results(run, ofPersons))
        .apply("All results", Flatten.pCollections())
        .apply("Collect", WorkerResults.collect(run));
  }

  private static PCollection<KV<String, Iterable<FoldState>>> byAnalysis(
      String name, PCollection<FoldState> states) {
    return states
        .apply(
            name + ", by analysis",
            WithKeys.of(FoldState::analysis).withKeyType(TypeDescriptors.strings()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(FoldState.class)))
        .apply(name + ", of each analysis", GroupByKey.create());
  }

  private static PCollection<FoldState> states(PCollection<FoldState> states) {
    return states.setCoder(SerializableCoder.of(FoldState.class));
  }

  private static void refuseImbalance(WorkerResults results) {
    BalanceSheet sheet = new BalanceSheet();
    results.of(WorkerResult.Balanced.class).forEach(part -> sheet.merge(part.sheet()));
    List<Balance.Difference> differences = sheet.differences();
    if (!differences.isEmpty()) {
      throw new MoraineException(
          PipelineError.IMBALANCE,
          "The results do not add up and were not published. "
              + differences.stream()
                  .limit(5)
                  .map(Balance.Difference::sentence)
                  .collect(Collectors.joining(" "))
              + (differences.size() > 5 ? " There are " + (differences.size() - 5) + " more." : "")
              + " This is an error in Moraine, or facts that were changed by hand: build the facts"
              + " again, and report it if it stays.");
    }
  }

  // Slices that this run did not write have no rows any more.
  private static String facts(Warehouse warehouse, ResultsRequest request) {
    String snapshots =
        INPUTS.stream()
            .map(table -> Long.toString(warehouse.table(table).currentSnapshot().orElse(0)))
            .collect(Collectors.joining("/"));
    return snapshots + " " + request;
  }

  /** What the events span, and the currency that results are told in; empty without events. */
  public static Optional<DataSpan> span(Warehouse warehouse, ResultsRequest request) {
    SortedSet<LocalDate> days = new TreeSet<>();
    warehouse
        .table(Event.TABLE)
        .slices()
        .keySet()
        .forEach(slice -> days.add(slice.day().orElseThrow()));
    if (days.isEmpty()) {
      return Optional.empty();
    }
    String currency = request.currency().orElseGet(() -> mainCurrency(warehouse));
    return Optional.of(
        new DataSpan(days.first(), days.last(), new Conversion(currency, request.rates())));
  }

  // The currency of most lines, of equally many the first by its code; null where there is none.
  private static String mainCurrency(Warehouse warehouse) {
    WarehouseTable revenue = warehouse.table(RevenueLine.TABLE);
    int column = RevenueLine.TABLE.ordinal("currency");
    Map<String, Long> lines = new TreeMap<>();
    for (List<StoredFile> files : revenue.slices().values()) {
      for (StoredFile file : files) {
        try (RowCursor rows = revenue.read(file, column)) {
          while (rows.next()) {
            if (!rows.row().isNull(0)) {
              lines.merge(rows.row().text(0), 1L, Long::sum);
            }
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return lines.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse(null);
  }
}
