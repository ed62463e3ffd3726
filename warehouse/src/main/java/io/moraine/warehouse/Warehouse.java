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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.apache.iceberg.io.FileIO;

/**
 * The tables of a warehouse. Several can be open on the same warehouse at once, in this process and
 * in others; what one commits the others see when they next ask for a table.
 */
public final class Warehouse implements Closeable {
  private final WarehouseSettings settings;
  private final Catalog catalog;
  private final FileIO files;
  private final int buckets;

  private Warehouse(WarehouseSettings settings, Catalog catalog, FileIO files, int buckets) {
    this.settings = settings;
    this.catalog = catalog;
    this.files = files;
    this.buckets = buckets;
  }

  /**
   * Opens a warehouse; makes it, and any of {@link Tables#ALL} that it lacks, where need be.
   *
   * @throws MoraineException if the catalog cannot be reached, or if the settings ask for another
   *     number of buckets than the warehouse was made with
   */
  public static Warehouse open(WarehouseSettings settings) {
    Catalog catalog = null;
    try {
      Files.createDirectories(Path.of(settings.scratch()));
      Map<String, String> properties = new HashMap<>(settings.catalog());
      catalog = CatalogUtil.buildIcebergCatalog(WarehouseSettings.CATALOG_NAME, properties, null);
      FileIO files = CatalogUtil.loadFileIO(properties.get("io-impl"), properties, null);
      Set<String> stored = storedTables(catalog);
      Warehouse warehouse =
          new Warehouse(settings, catalog, files, buckets(settings, catalog, stored));
      warehouse.createMissing(stored);
      return warehouse;
    } catch (MoraineException e) {
      close(catalog);
      throw e;
    } catch (IOException | RuntimeException e) {
      close(catalog);
      throw new MoraineException(
          WarehouseError.CATALOG_FAILED,
          "The warehouse at "
              + settings.catalog().get("uri")
              + " cannot be opened: "
              + e.getMessage(),
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
    Table table = catalog.loadTable(identifier(definition));
    TableOperations operations = ((HasTableOperations) table).operations();
    Optional<TableMetadata> evolved = layout.evolve(operations.current());
    while (evolved.isPresent()) {
      commit(operations, evolved.get());
      table.refresh();
      evolved = layout.evolve(operations.current());
    }
    return new WarehouseTable(definition, layout, table, settings);
  }

  /** The folder for what a run leaves while it lasts; not made yet. */
  public Path scratch(String runId) {
    return settings.scratch(runId);
  }

  @Override
  public void close() {
    close(catalog);
    files.close();
  }

  private static void commit(TableOperations operations, TableMetadata evolved) {
    try {
      operations.commit(operations.current(), evolved);
    } catch (CommitFailedException e) {
      operations.refresh(); // Somebody else changed the table; look again at what it lacks.
    }
  }

  private static Set<String> storedTables(Catalog catalog) {
    Set<String> stored = new HashSet<>();
    for (String namespace : namespaces()) {
      if (((SupportsNamespaces) catalog).namespaceExists(Namespace.of(namespace))) {
        catalog.listTables(Namespace.of(namespace)).forEach(table -> stored.add(table.toString()));
      }
    }
    return stored;
  }

  private static List<String> namespaces() {
    return Tables.ALL.stream()
        .map(TableDefinition::namespace)
        .distinct()
        .collect(Collectors.toList());
  }

  private static int buckets(WarehouseSettings settings, Catalog catalog, Set<String> stored) {
    int wanted = settings.buckets();
    Optional<TableDefinition> any =
        Tables.ALL.stream().filter(table -> stored.contains(table.name())).findFirst();
    if (any.isEmpty()) {
      return wanted == WarehouseSettings.AS_STORED ? WarehouseSettings.DEFAULT_BUCKETS : wanted;
    }
    Map<String, String> properties = catalog.loadTable(identifier(any.get())).properties();
    int is = Integer.parseInt(properties.get(TableLayout.BUCKETS));
    if (wanted != WarehouseSettings.AS_STORED && wanted != is) {
      throw new MoraineException(
          WarehouseError.BUCKETS_DIFFER,
          "The warehouse at "
              + settings.catalog().get("uri")
              + " was made with "
              + is
              + " buckets and cannot be"
              + " opened with "
              + wanted
              + ". Leave the number out, or build a new warehouse.");
    }
    return is;
  }

  private void createMissing(Set<String> stored) {
    Set<String> made = new HashSet<>();
    for (TableDefinition definition : Tables.ALL) {
      if (!stored.contains(definition.name())) {
        if (made.add(definition.namespace())) {
          createNamespace(Namespace.of(definition.namespace()));
        }
        create(definition);
      }
    }
  }

  private void createNamespace(Namespace namespace) {
    try {
      ((SupportsNamespaces) catalog).createNamespace(namespace);
    } catch (AlreadyExistsException e) {
      // Which is what was wanted.
    }
  }

  private void create(TableDefinition definition) {
    String location =
        settings.catalog().get("warehouse")
            + "/"
            + definition.namespace()
            + "/"
            + definition.simpleName();
    String metadata = location + "/metadata/00000-" + UUID.randomUUID() + ".metadata.json";
    TableMetadataParser.write(
        new TableLayout(definition, buckets).create(location), files.newOutputFile(metadata));
    try {
      catalog.registerTable(identifier(definition), metadata);
    } catch (AlreadyExistsException e) {
      files.deleteFile(metadata); // Another process made the table first.
    }
  }

  private static TableIdentifier identifier(TableDefinition definition) {
    return TableIdentifier.of(definition.namespace(), definition.simpleName());
  }

  private static void close(Catalog catalog) {
    if (catalog instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException e) {
        throw new MoraineException(
            WarehouseError.CATALOG_FAILED, "The catalog cannot be closed.", e);
      }
    }
  }
}
