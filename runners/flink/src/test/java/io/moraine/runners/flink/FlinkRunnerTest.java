package io.moraine.runners.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

/** The jars of this module agree with each other well enough to shuffle. */
final class FlinkRunnerTest {

  @Test
  void countsAcrossAShuffle() {
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setFlinkMaster("[local]");
    options.setParallelism(2);
    Pipeline pipeline = Pipeline.create(options);

    PCollection<KV<String, Long>> counts =
        pipeline
            .apply("Read pages", Create.of("/", "/basket", "/", "/thanks", "/"))
            .apply("Count views by page", Count.perElement());

    PAssert.that(counts)
        .containsInAnyOrder(KV.of("/", 3L), KV.of("/basket", 1L), KV.of("/thanks", 1L));
    assertThat(pipeline.run().waitUntilFinish()).isEqualTo(State.DONE);
  }
}
