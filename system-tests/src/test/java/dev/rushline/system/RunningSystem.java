package dev.rushline.system;

import dev.rushline.local.process.Directories;
import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.servers.ApplicationServer;
import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.Server;
import dev.rushline.local.servers.Software;
import dev.rushline.local.stack.LocalSystem;
import dev.rushline.local.stack.Progress;
import dev.rushline.local.stack.Settings;
import dev.rushline.local.stack.Start;
import dev.rushline.local.tokens.SigningKeys;
import dev.rushline.local.tokens.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Everything that {@code ./rushline up} starts, with a second edge, on free ports and under {@code
 * target}. One for all tests of the JVM, stopped at the end.
 */
@SuppressWarnings("try") // close may be interrupted, like everything that waits for processes
final class RunningSystem implements AutoCloseable {
  private static final int PORTS = 12;

  private final LocalSystem system;
  private final ApplicationServer secondEdge;

  private RunningSystem(String directory, Start.Extent extent) throws Exception {
    ProcessFiles files = new ProcessFiles(Path.of("target", directory));
    if (Files.exists(files.root())) {
      Directories.delete(files.root());
    }
    List<Integer> ports = Port.free(PORTS);
    system =
        LocalSystem.of(
            Path.of(System.getProperty("rushline.root")),
            files,
            Software.fromSystemProperty(),
            new Settings(
                ports.get(0),
                ports.get(1),
                ports.get(2),
                ports.get(3),
                ports.get(4),
                ports.get(5),
                ports.get(6),
                ports.get(7),
                ports.get(8),
                ports.get(10),
                ports.get(11)));
    secondEdge = system.apiEdge("api-edge-2", new Port(ports.get(9), "none"));
    boolean started = false;
    try {
      new Start(system, new Progress(System.out)).run(extent);
      Launch.start(secondEdge);
      started = true;
    } finally {
      if (!started) {
        close(); // whoever asked for it has nothing to close
      }
    }
  }

  static RunningSystem of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(
            RunningSystem.class, _ -> start("system", Start.Extent.ALL), RunningSystem.class);
  }

  /** A further system, for what would harm the others' tests; the caller closes it. */
  static RunningSystem start(String directory, Start.Extent extent) {
    try {
      return new RunningSystem(directory, extent);
    } catch (Exception e) {
      throw new IllegalStateException("the system does not start: " + e.getMessage(), e);
    }
  }

  LocalSystem processes() {
    return system;
  }

  /** Addresses of both edges. */
  List<String> edges() {
    return List.of(system.apiEdge().url(), secondEdge.url());
  }

  ApplicationServer secondEdge() {
    return secondEdge;
  }

  /** Ends a process as a crash would, and starts it again with the data it had. */
  void crash(Server server) throws InterruptedException {
    server.daemon().kill();
    Launch.start(server);
  }

  /** With these in its environment the {@code rushline} command speaks to this system. */
  Map<String, String> environment() {
    Settings ports = system.settings();
    return Map.ofEntries(
        Map.entry("RUSHLINE_HOME", system.files().root().toString()),
        Map.entry("RUSHLINE_KAFKA_PORT", Integer.toString(ports.kafka())),
        Map.entry("RUSHLINE_KAFKA_CONTROLLER_PORT", Integer.toString(ports.kafkaController())),
        Map.entry("RUSHLINE_POSTGRES_PORT", Integer.toString(ports.postgres())),
        Map.entry("RUSHLINE_ELASTICSEARCH_PORT", Integer.toString(ports.elasticsearch())),
        Map.entry(
            "RUSHLINE_ELASTICSEARCH_TRANSPORT_PORT",
            Integer.toString(ports.elasticsearchTransport())),
        Map.entry("RUSHLINE_REGISTRY_PORT", Integer.toString(ports.registry())),
        Map.entry("RUSHLINE_CONNECT_PORT", Integer.toString(ports.connect())),
        Map.entry("RUSHLINE_EDGE_PORT", Integer.toString(ports.edge())),
        Map.entry("RUSHLINE_STREAMS_PORT", Integer.toString(ports.streams())),
        Map.entry("RUSHLINE_SEARCH_INDEXER_PORT", Integer.toString(ports.searchIndexer())),
        Map.entry("RUSHLINE_QUEUE_ADMITTER_PORT", Integer.toString(ports.queueAdmitter())));
  }

  /** A token for this subject, signed with the system's key. */
  String token(String subject, String role) {
    try {
      return new Token(subject, role, Duration.ofHours(1))
          .sign(new SigningKeys(system.files().keys()).privateKey(), Instant.now());
    } catch (IOException e) {
      throw new IllegalStateException("the system has no keys", e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    Launch.stop(secondEdge);
    for (Server server : system.all().reversed()) {
      Launch.stop(server);
    }
  }
}
