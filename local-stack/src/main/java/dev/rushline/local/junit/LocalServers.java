package dev.rushline.local.junit;

import dev.rushline.local.process.Orphans;
import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.ConnectServer;
import dev.rushline.local.servers.ElasticsearchServer;
import dev.rushline.local.servers.KafkaNode;
import dev.rushline.local.servers.KafkaServer;
import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.PostgresAccount;
import dev.rushline.local.servers.PostgresServer;
import dev.rushline.local.servers.RegistryServer;
import dev.rushline.local.servers.Server;
import dev.rushline.local.servers.Software;
import dev.rushline.local.stack.Provisioning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Servers as processes of this machine. Everything that has to be known about them is in files of a
 * directory that is named after this JVM, so that a second class loader (a framework's test runner
 * has its own) finds the running servers instead of starting others.
 */
final class LocalServers implements Servers {
  // Heaps in MiB: a test has little data.
  private static final int KAFKA_HEAP = 256;
  private static final int REGISTRY_HEAP = 160;
  private static final int CONNECT_HEAP = 256;
  private static final int ELASTICSEARCH_HEAP = 256;

  private static LocalServers instance;

  private final Path secrets;
  private final KafkaServer kafka;
  private final PostgresServer postgres;
  private final RegistryServer registry;
  private final ConnectServer connect;
  private final ElasticsearchServer elasticsearch;

  private LocalServers(ProcessFiles files) throws IOException {
    Software software = Software.fromSystemProperty();
    secrets = files.secrets();
    TestPorts ports = TestPorts.of(files);
    KafkaNode node = new KafkaNode(1, ports.kafka(), ports.kafkaController());
    kafka = new KafkaServer(software, files, node, List.of(node), KAFKA_HEAP);
    postgres =
        new PostgresServer(software, files, ports.postgres(), PostgresServer.Durability.FAST);
    // Not in PostgreSQL: most tests that need a registry need no database.
    registry =
        new RegistryServer(software, files, ports.registry(), REGISTRY_HEAP, Optional.empty());
    connect = new ConnectServer(software, files, ports.connect(), CONNECT_HEAP, kafka.bootstrap());
    elasticsearch =
        new ElasticsearchServer(
            software,
            files,
            ports.elasticsearch(),
            ports.elasticsearchTransport(),
            ELASTICSEARCH_HEAP);
  }

  static Servers running(Set<ServerKind> kinds) throws IOException, InterruptedException {
    // The one object that all class loaders of this JVM share.
    synchronized (Runtime.getRuntime()) {
      if (instance == null) {
        instance = create();
      }
      instance.start(kinds);
      return instance;
    }
  }

  private static LocalServers create() throws IOException, InterruptedException {
    Path base = Path.of(System.getProperty("basedir", ""), "target", "servers").toAbsolutePath();
    Orphans.sweep(base);
    ProcessFiles files =
        new ProcessFiles(base.resolve(Long.toString(ProcessHandle.current().pid())));
    Orphans.claim(files);
    LocalServers servers = new LocalServers(files);
    Runtime.getRuntime().addShutdownHook(new Thread(servers::stopAll, "stop-servers"));
    return servers;
  }

  private void start(Set<ServerKind> kinds) throws InterruptedException {
    Set<ServerKind> all = EnumSet.noneOf(ServerKind.class);
    all.addAll(kinds);
    if (kinds.contains(ServerKind.CONNECT)) {
      all.add(ServerKind.KAFKA);
    }
    List<Server> missing =
        all.stream().map(this::server).filter(server -> !server.daemon().isRunning()).toList();
    SideBySide.start(missing.stream().filter(server -> server != connect).toList());
    SideBySide.start(missing.stream().filter(server -> server == connect).toList());
  }

  private Server server(ServerKind kind) {
    return switch (kind) {
      case KAFKA -> kafka;
      case POSTGRES -> postgres;
      case REGISTRY -> registry;
      case CONNECT -> connect;
      case ELASTICSEARCH -> elasticsearch;
    };
  }

  private void stopAll() {
    for (Server server : List.of(connect, elasticsearch, registry, kafka, postgres)) {
      try {
        // What is in it is worthless from now on, so nobody waits for a clean end.
        server.daemon().kill();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ServerFailed("Interrupted while the tests' servers were ending", e);
      }
    }
  }

  @Override
  public String bootstrap() {
    return kafka.bootstrap();
  }

  @Override
  public String registryUrl() {
    return registry.url();
  }

  @Override
  public PostgresAccount postgres() throws IOException {
    return postgres.accounts().applications();
  }

  @Override
  public PostgresAccount postgresForConnect() throws IOException {
    return postgres.accounts().connect();
  }

  @Override
  public Path secrets() {
    return secrets;
  }

  @Override
  public String connectUrl() {
    return connect.url();
  }

  @Override
  public String elasticsearchUrl() {
    return elasticsearch.url();
  }

  @Override
  public void provision() throws IOException, InterruptedException {
    Provisioning.topics(bootstrap());
    if (registry.daemon().isRunning()) {
      Provisioning.schemas(registryUrl());
    }
  }

  @Override
  public void kill(ServerKind kind) throws InterruptedException {
    server(kind).daemon().kill();
  }

  @Override
  public void restart(ServerKind kind) throws InterruptedException {
    Launch.start(server(kind));
  }
}
