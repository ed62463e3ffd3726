package io.moraine.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A simulation being written. */
final class SimulationRun {
  private static final int HOUSEHOLDS_IN_SCENE = 200;

  /** How many scenes are simulated before it is looked whether they are enough for parts. */
  private static final int SCENES_IN_ACT = 8;

  /** From how many bytes of lines on the days get another part each. */
  private static final long BYTES_IN_PARTS = 320L << 20;

  private final Shop shop;
  private final Population population;
  private final Path out;
  private final Crew crew;
  private final TruthFolder folder;
  private final Consumer<SimulationProgress> progress;
  private final Books books = new Books();
  private final LogCount log = new LogCount();
  private final int[] partsOfDay;

  /** Scenes whose lines are not written yet. */
  private final List<Scene> scenes = new ArrayList<>();

  private long linesInScenes;

  SimulationRun(
      Shop shop,
      Population population,
      Path out,
      Crew crew,
      TruthFolder folder,
      Consumer<SimulationProgress> progress) {
    this.shop = shop;
    this.population = population;
    this.out = out;
    this.crew = crew;
    this.folder = folder;
    this.progress = progress;
    this.partsOfDay = new int[shop.season().days()];
  }

  static Path eventsFolder(Path out) {
    return out.resolve("events");
  }

  SimulationReport write() throws IOException {
    for (int day = 0; day < shop.season().days(); day++) {
      Files.createDirectories(eventsFolder(out).resolve(shop.season().date(day).toString()));
    }
    int households = population.households();
    int inAct = SCENES_IN_ACT * HOUSEHOLDS_IN_SCENE;
    for (int from = 0; from < households; from += inAct) {
      int to = Math.min(households, from + inAct);
      simulate(from, to);
      progress.accept(new SimulationProgress(to, households, log.lines() + linesInScenes));
      if (bytesInScenes() >= BYTES_IN_PARTS) {
        writeParts();
      }
    }
    Map<Campaign, CampaignSpending> spending = payForCampaigns();
    writeParts();
    Truth truth = books.truth(shop, spending, log);
    truth.write(out);
    return new SimulationReport(eventsFolder(out), Truth.file(out), truth.totals());
  }

  private void simulate(int fromHousehold, int toHousehold) {
    List<Callable<Scene>> work = new ArrayList<>();
    for (int from = fromHousehold; from < toHousehold; from += HOUSEHOLDS_IN_SCENE) {
      int first = from;
      int end = Math.min(toHousehold, from + HOUSEHOLDS_IN_SCENE);
      work.add(() -> new Scene(shop).live(population, first, end));
    }
    crew.doAll(work).forEach(this::takeOver);
  }

  private Map<Campaign, CampaignSpending> payForCampaigns() {
    Scene scene = new Scene(shop);
    scene.turnTo(population.households());
    Map<Campaign, CampaignSpending> spending = new BackOffice(scene).payForCampaigns(books);
    takeOver(scene);
    return spending;
  }

  private void takeOver(Scene scene) {
    books.add(scene.books());
    scenes.add(scene);
    linesInScenes += scene.collector().days().stream().mapToLong(DayLog::lines).sum();
  }

  private long bytesInScenes() {
    return scenes.stream()
        .flatMap(scene -> scene.collector().days().stream())
        .mapToLong(DayLog::bytes)
        .sum();
  }

  private void writeParts() throws IOException {
    List<Callable<PartFile>> work = new ArrayList<>();
    for (int day = 0; day < shop.season().days(); day++) {
      int ofDay = day;
      List<DayLog> logs =
          scenes.stream().map(scene -> scene.collector().days().get(ofDay)).toList();
      if (logs.stream().anyMatch(inDay -> inDay.lines() > 0)) {
        String name = nextPart(day);
        work.add(() -> writePart(name, logs));
      }
    }
    for (PartFile part : crew.doAll(work)) {
      books.rows().add(part.rows());
      log.add(part.count());
    }
    folder.write(books.rows());
    scenes.clear();
    linesInScenes = 0;
  }

  private String nextPart(int day) {
    String suffix = shop.settings().compression().suffix();
    LocalDate date = shop.season().date(day);
    return String.format(Locale.ROOT, "%s/part-%04d%s", date, partsOfDay[day]++, suffix);
  }

  private PartFile writePart(String name, List<DayLog> logs) throws IOException {
    PartFile part = new PartFile(name, logs);
    part.write(eventsFolder(out).resolve(name), shop.settings().compression());
    return part;
  }
}
