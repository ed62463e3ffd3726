package io.moraine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The arrows between the rooms, as far as Maven's dependencies cannot draw them, and the manners
 * inside. It lives here because the command line is the one room that sees all others.
 */
@AnalyzeClasses(packages = "io.moraine", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final List<String> ROOMS =
      List.of(
          "schemas",
          "blocks",
          "transforms",
          "analyses",
          "warehouse",
          "pipelines",
          "simulator",
          "cli");

  // A rule about a room without classes holds for no reason. This test refuses that as soon as the
  // room has sources, so the rules below may allow it.
  @ArchTest
  static void everyRoomWithSourcesIsSeen(JavaClasses imported) {
    List<String> filled = ROOMS.stream().filter(ArchitectureTest::hasSources).toList();
    List<String> seen =
        ROOMS.stream()
            .filter(
                room ->
                    imported.stream()
                        .anyMatch(type -> type.getPackageName().startsWith("io.moraine." + room)))
            .toList();
    assertThat(filled).isNotEmpty();
    assertThat(seen).containsAll(filled);
  }

  // --- The arrows -------------------------------------------------------------------------------

  @ArchTest
  static final ArchRule schemasSeeNothingButTheirTypes =
      classes()
          .that()
          .resideInAPackage("io.moraine.schemas..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.moraine.schemas..", "java..", "org.apache.iceberg..")
          .because(
              "every room speaks this vocabulary, so whatever it depends on, all of Moraine depends"
                  + " on")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule blocksSeeNothingButColumns =
      classes()
          .that()
          .resideInAPackage("io.moraine.blocks..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.moraine.blocks..",
              "io.moraine.schemas..",
              "it.unimi.dsi.fastutil..",
              "java..",
              "net.openhft.hashing..",
              "org.apache.iceberg.types..")
          .because(
              "a block crosses from any engine to any other; a type of one engine inside it would"
                  + " shut the others out")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule schemasBlocksTransformsAndAnalysesTouchNoFile =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.moraine.schemas..",
              "io.moraine.blocks..",
              "io.moraine.transforms..",
              "io.moraine.analyses..")
          .and()
          .haveNameNotMatching("io\\.moraine\\.blocks\\.FolderScratch(\\$.*)?")
          .should()
          .dependOnClassesThat(
              belongToAnyOf(
                  Files.class,
                  FileChannel.class,
                  FileInputStream.class,
                  FileOutputStream.class,
                  FileReader.class,
                  FileWriter.class,
                  RandomAccessFile.class))
          .because(
              "rows in, rows out: a transform that opens a file cannot run where that file is not."
                  + " Take a stream or a reader as an argument; the pipeline opens it."
                  + " FolderScratch may: it is one of the places that a Scratch, which is an"
                  + " argument, can be")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule transformsDoNotKnowWhereRowsLive =
      noClasses()
          .that()
          .resideInAPackage("io.moraine.transforms..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "org.apache.beam.sdk.options..",
              "org.apache.hadoop..",
              "org.apache.iceberg.avro..",
              "org.apache.iceberg.catalog..",
              "org.apache.iceberg.data..",
              "org.apache.iceberg.hadoop..",
              "org.apache.iceberg.io..",
              "org.apache.iceberg.jdbc..",
              "org.apache.iceberg.parquet..")
          .because(
              "a verb gets values, never options or tables: Sessions.withGap(Duration), not"
                  + " Sessions.of(options). Then its test is three lines and it runs in any engine")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule verbsDoNotAskForTheTimeOrTheEnvironment =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.moraine.schemas..",
              "io.moraine.blocks..",
              "io.moraine.transforms..",
              "io.moraine.analyses..")
          .should()
          .accessTargetWhere(askForTheTime().or(askForTheEnvironment()))
          .because(
              "the same rows must give the same answer next year and on another machine. Take the"
                  + " moment or the setting as an argument")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule analysesSeeHistoriesAndNothingThatKeepsThem =
      noClasses()
          .that()
          .resideInAPackage("io.moraine.analyses..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.moraine.blocks..",
              "io.moraine.transforms..",
              "io.moraine.warehouse..",
              "io.moraine.pipelines..",
              "java.sql..",
              "org.apache.beam..",
              "org.apache.iceberg..")
          .because(
              "the same question is asked of a file and of a warehouse; who keeps the events serves"
                  + " them as Histories")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule warehouseDoesNotKnowWhoComputes =
      noClasses()
          .that()
          .resideInAPackage("io.moraine.warehouse..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.beam..", "org.apache.flink..", "org.apache.spark..", "org.quartz..")
          .because(
              "tables outlive engines; what Beam needs around a table is written in pipelines, which"
                  + " may see both")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule pipelinesHaveNoLedgerAndNoClock =
      noClasses()
          .that()
          .resideInAPackage("io.moraine.pipelines..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.quartz..", "org.sqlite..")
          .because(
              "a pipeline is one sentence and does not know who starts it or where runs are"
                  + " remembered; the catalog's database is the warehouse's affair")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheDoorReadsTheEnvironment =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.moraine.cli..")
          .should()
          .accessTargetWhere(askForTheEnvironment())
          .because(
              "a setting read deep inside cannot be seen from the command line nor changed by a test;"
                  + " the command line reads it once and hands it on as a value")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule simulatorSeesNothingButSchemas =
      noClasses()
          .that()
          .resideInAPackage("io.moraine.simulator..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.moraine.blocks..",
              "io.moraine.pipelines..",
              "io.moraine.transforms..",
              "io.moraine.warehouse..")
          .because(
              "what the simulator knows to be true is the judge of what the pipelines find; sharing"
                  + " code with them it would share their mistakes")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobodyComesBackThroughTheDoor =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.moraine.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("info.picocli..", "io.moraine.cli..", "picocli..")
          .because("commands wire rooms together; a room that knows a command cannot be wired anew")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule roomsAreFreeOfCycles =
      slices()
          .matching("io.moraine.(*)..")
          .should()
          .beFreeOfCycles()
          .because("two rooms that need each other are one room")
          .allowEmptyShould(true);

  // --- The manners ------------------------------------------------------------------------------

  @ArchTest
  static final ArchRule packagesSayWhatTheyHold =
      noClasses()
          .should()
          .resideInAnyPackage("..common..", "..helper..", "..helpers..", "..util..", "..utils..")
          .because(
              "such a package takes in what has no home, and soon the same thing twice. Name the"
                  + " family after its noun, as Sessions or Rejects");

  @ArchTest
  static final ArchRule classesSayWhatTheyAre =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Utility|Helper|Helpers|Manager)")
          .because(
              "the name says that nobody knew what it is. A family of functions is named after its"
                  + " noun (Sessions), an object after what it does (SliceWriter)");

  @ArchTest
  static final ArchRule pipelinesAreComposed =
      classes()
          .that()
          .implement("io.moraine.pipelines.WarehousePipeline")
          .should()
          .haveModifier(JavaModifier.FINAL)
          .andShould(haveNoParentButObject())
          .because(
              "a pipeline that extends another changes whenever the other does. Share the transforms,"
                  + " not the class")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule unitsAreInTheTypeOrInTheName =
      methods()
          .that()
          .arePublic()
          .should(carryTheUnitOfATime())
          .because(
              "whether 30 is seconds or minutes is found out in production. Take a Duration or an"
                  + " Instant; inside a column of numbers say it in the name, as timeMicros");

  @ArchTest
  static final ArchRule onlyTheDoorSpeaks =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.moraine.cli..")
          .should()
          .accessTargetWhere(
              targetIs("print or exit", System.class, Pattern.compile("out|err|exit")))
          .because(
              "what a command prints is its interface and how it ends is its exit code; a room returns"
                  + " a value or throws, and the command says it");

  // --- The words the rules are written in -------------------------------------------------------

  private static boolean hasSources(String room) {
    // Surefire runs in the folder of this module.
    try (Stream<Path> sources = Files.walk(Path.of("..", room, "src", "main", "java"))) {
      return sources
          .map(file -> file.getFileName().toString())
          .anyMatch(name -> name.endsWith(".java") && !name.equals("package-info.java"));
    } catch (IOException e) {
      throw new UncheckedIOException("The room " + room + " has no folder of sources", e);
    }
  }

  private static DescribedPredicate<JavaClass> belongToAnyOf(Class<?>... types) {
    return JavaClass.Predicates.belongToAnyOf(types);
  }

  private static DescribedPredicate<JavaAccess<?>> askForTheTime() {
    Set<String> counters = Set.of("currentTimeMillis", "nanoTime");
    return describe(
        "ask for the time",
        access -> {
          JavaClass owner = access.getTargetOwner();
          String name = access.getTarget().getName();
          return owner.getPackageName().equals("java.time") && name.equals("now")
              || owner.isEquivalentTo(Clock.class) && !name.equals("fixed")
              || owner.isEquivalentTo(System.class) && counters.contains(name);
        });
  }

  private static DescribedPredicate<JavaAccess<?>> askForTheEnvironment() {
    return targetIs("ask for the environment", System.class, Pattern.compile("getenv|getProperty"));
  }

  private static DescribedPredicate<JavaAccess<?>> targetIs(
      String words, Class<?> owner, Pattern name) {
    return describe(
        words,
        access ->
            access.getTargetOwner().isEquivalentTo(owner)
                && name.matcher(access.getTarget().getName()).matches());
  }

  private static ArchCondition<JavaClass> haveNoParentButObject() {
    return ArchCondition.from(
        describe(
            "extend nothing but Object",
            type ->
                type.getRawSuperclass()
                    .map(parent -> parent.isEquivalentTo(Object.class))
                    .orElse(true)));
  }

  private static ArchCondition<JavaMethod> carryTheUnitOfATime() {
    Pattern unitless = Pattern.compile("(?i).*(delay|duration|gap|interval|time|timeout|ttl)");
    return new ArchCondition<>("take a time as a Duration or with its unit in the name") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        for (Parameter parameter : method.reflect().getParameters()) {
          boolean number = parameter.getType() == long.class || parameter.getType() == int.class;
          if (number && unitless.matcher(parameter.getName()).matches()) {
            events.add(
                SimpleConditionEvent.violated(
                    method,
                    "%s takes a number named %s, without a unit"
                        .formatted(method.getFullName(), parameter.getName())));
          }
        }
      }
    };
  }
}
