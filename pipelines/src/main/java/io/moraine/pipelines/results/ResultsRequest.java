package io.moraine.pipelines.results;

import io.moraine.analyses.results.ResultSettings;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Which results to make.
 *
 * @param settings the definitions
 * @param currency the currency that results are told in; empty for that of most revenue lines
 * @param rates what one unit of another currency is worth in it
 */
public record ResultsRequest(
    ResultSettings settings, Optional<String> currency, Map<String, BigDecimal> rates) {
  public ResultsRequest {
    rates = Map.copyOf(rates);
  }
}
