package io.moraine.warehouse;

import io.moraine.schemas.MoraineException;
import io.moraine.schemas.TableDefinition;
import io.moraine.schemas.Tables;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/**
 * The tables of a warehouse. Several can be open on the same warehouse at once, in this process and
 * in others; what one commits the others see when they next ask for a table.
 */
public final class Warehouse implements Closeable {
  private final WarehouseSettings settings;
  private final Catalog catalog;
  private final int buckets;

  private Warehouse(WarehouseSettings settings, Catalog catalog, int buckets) {
    this.settings = settings;
    this.catalog = catalog;
    this.buckets = buckets;
  }

  /**
   * Opens a warehouse; makes it, and any of {@link Tables#ALL} that it lacks, where need be.
   *
   * @throws MoraineException if the catalog cannot be reached, if the warehouse was made in another
   *     folder, or if the settings ask for another number of buckets than it was made with
   */
  public static Warehouse open(WarehouseSettings settings) {
    Catalog catalog = null;
    try {
      Files.createDirectories(Path.of(settings.scratch()));
      catalog = catalog(settings);
      Set<String> stored = storedTables(catalog);
      TableDefinition first =
          Tables.ALL.stream()
              .filter(table -> stored.contains(table.name()))
              .findFirst()
              .orElse(Tables.ALL.get(0));
      if (stored.isEmpty()) {
        create(catalog, settings, first, settings.bucketsOrDefault());
      }
      // Another process may have made it meanwhile, with another number of buckets.
      Table made = firstMade(catalog, settings, first);
      int buckets = agreed(settings, made);
      for (TableDefinition table : Tables.ALL) {
        if (!stored.contains(table.name()) && !table.equals(first)) {
          create(catalog, settings, table, buckets);
        }
      }
      return new Warehouse(settings, catalog, buckets);
    } catch (MoraineException e) {
      close(catalog);
      throw e;
    } catch (IOException | RuntimeException e) {
      close(catalog);
      throw new MoraineException(
          WarehouseError.CATALOG_FAILED,
          "The warehouse at %s cannot be opened: %s".formatted(settings.uri(), e.getMessage()),
          e);
    }
  }

  /** How many buckets the tables of this warehouse are cut into. */
  public int buckets() {
    return buckets;
  }

  public WarehouseSettings settings() {
    return settings;
  }

  /**
   * A table as it is now. Columns that its definition gained since it was stored are added.
   *
   * @throws MoraineException if the stored table cannot become what the definition says
   */
  public WarehouseTable table(TableDefinition definition) {
    TableLayout layout = new TableLayout(definition, buckets);
    try {
      Table table = catalog.loadTable(identifier(definition));
      TableOperations operations = ((HasTableOperations) table).operations();
      Optional<TableMetadata> evolved = layout.evolve(operations.current());
      while (evolved.isPresent()) {
        commit(operations, evolved.get());
        evolved = layout.evolve(operations.refresh());
      }
      return new WarehouseTable(definition, layout, table, settings);
    } catch (MoraineException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new MoraineException(
          WarehouseError.CATALOG_FAILED,
          "Table %s of the warehouse at %s cannot be opened: %s"
              .formatted(definition.name(), settings.uri(), e.getMessage()),
          e);
    }
  }

  /** The folder for what a run leaves while it lasts; not made yet. */
  public Path scratch(String runId) {
    return settings.scratch(runId);
  }

  @Override
  public void close() {
    close(catalog);
  }

  private static void commit(TableOperations operations, TableMetadata evolved) {
    try {
      operations.commit(operations.current(), evolved);
    } catch (CommitFailedException e) {
      // Somebody else changed the table; what it still lacks is looked at anew.
    }
  }

  private static Catalog catalog(WarehouseSettings settings) {
    Map<String, String> properties = new HashMap<>(settings.catalog());
    try {
      return CatalogUtil.buildIcebergCatalog(WarehouseSettings.CATALOG_NAME, properties, null);
    } catch (UncheckedSQLException e) {
      // Of two processes that make the catalog at the same time one fails; it is made by then.
      return CatalogUtil.buildIcebergCatalog(WarehouseSettings.CATALOG_NAME, properties, null);
    }
  }

  private static Set<String> storedTables(Catalog catalog) {
    Set<String> stored = new HashSet<>();
    for (TableDefinition table : Tables.ALL) {
      Namespace namespace = Namespace.of(table.namespace());
      if (!stored.contains(table.name())
          && ((SupportsNamespaces) catalog).namespaceExists(namespace)) {
        catalog.listTables(namespace).forEach(found -> stored.add(found.toString()));
      }
    }
    return stored;
  }

  // Tables name their files by absolute paths: a copy would be written to where the first one is,
  // and nothing would be found of one that was moved.
  private static Table firstMade(Catalog catalog, WarehouseSettings settings, TableDefinition first)
      throws IOException {
    Optional<Path> data = settings.localData();
    Table made;
    try {
      made = catalog.loadTable(identifier(first));
    } catch (NotFoundException e) {
      if (data.isPresent() && !e.getMessage().contains(data.get().toString())) {
        throw elsewhere(data.get(), e.getMessage(), e);
      }
      throw e;
    }
    if (data.isPresent()) {
      Path madeIn = LocalFileIO.path(made.location()).getParent().getParent();
      if (!madeIn.equals(data.get()) && !Files.isSameFile(madeIn, data.get())) {
        throw elsewhere(data.get(), "They are in " + madeIn, null);
      }
    }
    return made;
  }

  private static MoraineException elsewhere(Path data, String place, Exception cause) {
    return new MoraineException(
        WarehouseError.MADE_ELSEWHERE,
        ("The warehouse in %s was moved or copied, and its tables name their files by the absolute"
                + " paths where it was made. %s. Move it back, or ingest its logs into a new one.")
            .formatted(data.getParent(), place),
        cause);
  }

  private static int agreed(WarehouseSettings settings, Table table) {
    int stored = Integer.parseInt(table.properties().get(TableLayout.BUCKETS));
    if (settings.buckets() != WarehouseSettings.AS_STORED && settings.buckets() != stored) {
      throw new MoraineException(
          WarehouseError.BUCKETS_DIFFER,
          "The warehouse at %s was made with %s buckets and cannot be opened with %s. Leave the number"
                  .formatted(settings.uri(), stored, settings.buckets())
              + " out, or build a new warehouse.");
    }
    return stored;
  }

  // Registered, not created through the catalog, which would hand out column ids of its own.
  private static void create(
      Catalog catalog, WarehouseSettings settings, TableDefinition table, int buckets) {
    createNamespace((SupportsNamespaces) catalog, Namespace.of(table.namespace()));
    String location =
        settings.catalog().get("warehouse") + "/" + table.namespace() + "/" + table.simpleName();
    String metadata = location + "/metadata/00000-" + UUID.randomUUID() + ".metadata.json";
    try (FileIO files =
        CatalogUtil.loadFileIO(settings.catalog().get("io-impl"), settings.catalog(), null)) {
      TableMetadataParser.write(
          new TableLayout(table, buckets).create(location), files.newOutputFile(metadata));
      try {
        catalog.registerTable(identifier(table), metadata);
      } catch (AlreadyExistsException | CommitFailedException | UncheckedSQLException e) {
        files.deleteFile(metadata);
        if (!catalog.tableExists(identifier(table))) {
          throw e;
        }
      }
    }
  }

  // Here and above: another process that makes the same at the same time is not a failure.
  private static void createNamespace(SupportsNamespaces catalog, Namespace namespace) {
    try {
      if (!catalog.namespaceExists(namespace)) {
        catalog.createNamespace(namespace);
      }
    } catch (AlreadyExistsException | UncheckedSQLException e) {
      if (!catalog.namespaceExists(namespace)) {
        throw e;
      }
    }
  }

  private static TableIdentifier identifier(TableDefinition table) {
    return TableIdentifier.of(table.namespace(), table.simpleName());
  }

  private static void close(Catalog catalog) {
    if (catalog instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException e) {
        throw new MoraineException(
            WarehouseError.CATALOG_FAILED, "The catalog cannot be closed: " + e.getMessage(), e);
      }
    }
  }
}
