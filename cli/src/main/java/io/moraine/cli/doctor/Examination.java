package io.moraine.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import io.moraine.cli.config.Configuration;
import io.moraine.cli.config.DataSize;
import io.moraine.cli.config.Keys;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All checks, in the order in which one would mend what they find. */
public final class Examination {
  private final Configuration configuration;
  private final Map<String, String> environment;
  private final Instant now;

  public Examination(Configuration configuration, Map<String, String> environment, Instant now) {
    this.configuration = configuration;
    this.environment = environment;
    this.now = now;
  }

  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(JavaCheck.of(Runtime.version(), System.getProperty("java.home")));
    findings.add(MavenCheck.of(environment.getOrDefault("PATH", "")));
    findings.add(MemoryCheck.of(new DataSize(Runtime.getRuntime().maxMemory()), machineMemory()));
    findings.addAll(FolderCheck.of(configuration.value(Keys.WAREHOUSE_LOCATION)));
    WarehouseCheck warehouse = WarehouseCheck.of(configuration);
    findings.addAll(warehouse.findings());
    findings.add(ScratchCheck.of(configuration.value(Keys.WAREHOUSE_LOCATION).resolve("scratch")));
    findings.add(
        ClockCheck.of(now, warehouse.lastChange(), configuration.value(Keys.REPORTING_ZONE)));
    return findings;
  }

  private static DataSize machineMemory() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new DataSize(system.getTotalMemorySize());
  }
}
