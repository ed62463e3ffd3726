package io.moraine.schemas.results;

import io.moraine.schemas.Slicing;
import io.moraine.schemas.TableDefinition;
import org.apache.iceberg.types.Types.DoubleType;
import org.apache.iceberg.types.Types.IntegerType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;

/**
 * Products that are bought in the same orders, or viewed in the same sessions, by the usual
 * measures of association rules: Agrawal, Imielinski, Swami, Mining association rules between sets
 * of items in large databases, SIGMOD 1993; lift as the interest of Brin, Motwani, Silverstein,
 * Beyond market baskets, SIGMOD 1997.
 */
public record ProductAffinity(
    String basis,
    int pairRank,
    String productA,
    String productB,
    long basketsWithBoth,
    long basketsWithA,
    long basketsWithB,
    long baskets,
    double support,
    double confidenceAToB,
    double confidenceBToA,
    double lift,
    long basketsCut,
    long productsLeftOut,
    long pairs,
    double pairShare,
    String definition,
    String bots) {
  /** The basis where a basket is an order. */
  public static final String BOUGHT = "bought together";

  /** The basis where a basket is a session. */
  public static final String VIEWED = "viewed together";

  /** By what definition rows are made; raised when the same facts give other rows. */
  public static final String DEFINITION = "product-affinity/v1";

  public static final TableDefinition TABLE =
      TableDefinition.named("results.product_affinity", ProductAffinity.class)
          .grain("One row per basis and pair of products, of those with most baskets in common.")
          .definition(DEFINITION)
          .required(
              1,
              "basis",
              StringType.get(),
              "bought together (a basket is an order) or viewed together (a basket is a session with product views).")
          .required(
              2,
              "pair_rank",
              IntegerType.get(),
              "Place among the pairs of the basis by baskets_with_both, equal ones by product_a and product_b, from 1 to the configured number of pairs.")
          .required(3, "product_a", StringType.get(), "The product whose id sorts first.")
          .required(4, "product_b", StringType.get(), "The other product.")
          .required(5, "baskets_with_both", LongType.get(), "Baskets with both products.")
          .required(6, "baskets_with_a", LongType.get(), "Baskets with product_a.")
          .required(7, "baskets_with_b", LongType.get(), "Baskets with product_b.")
          .required(8, "baskets", LongType.get(), "Baskets with any product.")
          .required(9, "support", DoubleType.get(), "baskets_with_both / baskets.")
          .required(
              10, "confidence_a_to_b", DoubleType.get(), "baskets_with_both / baskets_with_a.")
          .required(
              11, "confidence_b_to_a", DoubleType.get(), "baskets_with_both / baskets_with_b.")
          .required(
              12,
              "lift",
              DoubleType.get(),
              "baskets_with_both * baskets / (baskets_with_a * baskets_with_b); 1 where one product says nothing about the other.")
          .required(
              13,
              "baskets_cut",
              LongType.get(),
              "Baskets of the basis with more different products than configured: only the first that many, in order of time, count in any number here.")
          .required(
              14,
              "products_left_out",
              LongType.get(),
              "How many products of these baskets were left out, all baskets together.")
          .required(
              15,
              "pairs",
              LongType.get(),
              "Different pairs of the basis that were counted, those not among the rows included.")
          .required(
              16,
              "pair_share",
              DoubleType.get(),
              "Share of all pairs that were counted: 1 unless there were more different pairs than fit, when it is 1/2, 1/4 and so on, and the pairs are a sample by a hash of both ids. The numbers of a pair are exact in any case.")
          .required(17, "definition", StringType.get(), "By what definition the row was made.")
          .required(18, "bots", StringType.get(), Bots.COLUMN)
          .key("basis", "product_a", "product_b")
          .slicing(Slicing.whole())
          .sortedBy("basis", "pair_rank", "product_a", "product_b")
          .rowIdentity("A pair is told once.", "product_a < product_b")
          .rowIdentity(
              "Baskets with both are baskets with each.",
              "baskets_with_both <= baskets_with_a and baskets_with_both <= baskets_with_b and baskets_with_a <= baskets and baskets_with_b <= baskets")
          .nextId(19);
}
