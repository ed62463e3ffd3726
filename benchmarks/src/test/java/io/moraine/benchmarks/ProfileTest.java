package io.moraine.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final String OURS = "io.moraine.blocks.RunWriter";
  private static final String BEAMS = "org.apache.beam.runners.direct.ParDoEvaluator";

  @Test
  void whatWeCallIsOurs() {
    assertThat(Profile.owner(List.of("java.util.HashMap", OURS, BEAMS, "java.lang.Thread")))
        .isEqualTo(Profile.OURS);
  }

  @Test
  void whatBeamDoesOnOurBehalfIsBeams() {
    assertThat(Profile.owner(List.of("java.util.HashMap", BEAMS, OURS))).isEqualTo(Profile.BEAM);
  }

  @Test
  void whereNeitherIsItIsNobodys() {
    assertThat(Profile.owner(List.of("java.lang.Thread"))).isEqualTo(Profile.OTHER);
  }

  @Test
  void sharesAreOfAllSamples() {
    Profile profile = new Profile(Map.of(Profile.OURS, 6L, Profile.BEAM, 1L, Profile.OTHER, 1L));

    assertThat(profile.share(Profile.OURS)).isEqualTo(0.75);
    assertThat(profile.share(Profile.BEAM)).isEqualTo(0.125);
  }
}
