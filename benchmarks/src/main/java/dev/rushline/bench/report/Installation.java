package dev.rushline.bench.report;

import dev.rushline.bench.Addresses;
import dev.rushline.local.servers.Server;
import dev.rushline.local.servers.Software;
import dev.rushline.local.stack.LocalSystem;
import dev.rushline.local.stack.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The processes of {@code ./rushline up}. */
public final class Installation {
  private Installation() {}

  /** Numbers of those that run, by name. */
  public static Map<String, Long> processes() {
    Path root = Path.of(new Addresses().root()).toAbsolutePath().normalize();
    Software software = new Software(root.resolve(".rushline").resolve("servers"));
    Map<String, Long> pids = new LinkedHashMap<>();
    for (Server server : LocalSystem.of(root, software, Settings.from(System.getenv())).all()) {
      server.daemon().process().ifPresent(process -> pids.put(server.name(), process.pid()));
    }
    return pids;
  }
}
