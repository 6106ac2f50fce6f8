package dev.rushline.local.stack;

import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.servers.ApplicationServer;
import dev.rushline.local.servers.ConnectServer;
import dev.rushline.local.servers.ElasticsearchServer;
import dev.rushline.local.servers.KafkaNode;
import dev.rushline.local.servers.KafkaServer;
import dev.rushline.local.servers.PostgresServer;
import dev.rushline.local.servers.RegistryServer;
import dev.rushline.local.servers.Server;
import dev.rushline.local.servers.Software;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every process of the system on this machine, with the ports of the settings.
 *
 * @param root the directory of the clone
 * @param files where their data is
 */
public record LocalSystem(
    Path root,
    ProcessFiles files,
    Settings settings,
    KafkaServer kafka,
    PostgresServer postgres,
    RegistryServer registry,
    ConnectServer connect,
    ElasticsearchServer elasticsearch) {

  // Heaps in MiB. Small, because all of them share one machine with whatever else runs there.
  private static final int KAFKA_HEAP = 512;
  private static final int REGISTRY_HEAP = 160;
  private static final int CONNECT_HEAP = 320;
  private static final int ELASTICSEARCH_HEAP = 256;
  private static final int EDGE_HEAP = 1024;

  /** The import of a feed is thousands of sales at once, and a poll may hold a thousand of them. */
  private static final int STREAMS_HEAP = 1024;

  /** A catalogue is megabytes; its rows are in RocksDB. */
  private static final int INDEXER_HEAP = 320;

  /** Lines are small; places are in RocksDB. */
  private static final int ADMITTER_HEAP = 256;

  /** Describes the system of a clone, with its data in the clone; nothing is started. */
  public static LocalSystem of(Path root, Software software, Settings settings) {
    return of(root, new ProcessFiles(root.resolve(".rushline")), software, settings);
  }

  /** Describes a system with its data elsewhere; nothing is started. */
  public static LocalSystem of(
      Path root, ProcessFiles files, Software software, Settings settings) {
    KafkaNode node = new KafkaNode(1, settings.kafka(), settings.kafkaController());
    KafkaServer kafka = new KafkaServer(software, files, node, List.of(node), KAFKA_HEAP);
    PostgresServer postgres =
        new PostgresServer(software, files, settings.postgres(), PostgresServer.Durability.SAFE);
    return new LocalSystem(
        root,
        files,
        settings,
        kafka,
        postgres,
        new RegistryServer(
            software, files, settings.registry(), REGISTRY_HEAP, Optional.of(postgres)),
        new ConnectServer(software, files, settings.connect(), CONNECT_HEAP, kafka.bootstrap()),
        new ElasticsearchServer(
            software,
            files,
            settings.elasticsearch(),
            settings.elasticsearchTransport(),
            ELASTICSEARCH_HEAP));
  }

  /** The stream processors that own the sales. */
  public ApplicationServer bookingStreams() {
    return bookingStreams(Map.of());
  }

  /** The same with settings of its own. */
  public ApplicationServer bookingStreams(Map<String, String> settingsOfItsOwn) {
    return application(
        "booking-streams",
        "booking-streams",
        new Port(settings.streams(), "RUSHLINE_STREAMS_PORT"),
        STREAMS_HEAP,
        settingsOfItsOwn);
  }

  /** Makes search documents of the catalogue. */
  public ApplicationServer searchIndexer() {
    return application(
        "search-indexer/projection",
        "search-indexer",
        new Port(settings.searchIndexer(), "RUSHLINE_SEARCH_INDEXER_PORT"),
        INDEXER_HEAP,
        Map.of("RUSHLINE_STATE_DIR", files.data("search-indexer").toString()));
  }

  /** Runs the lines in front of events. */
  public ApplicationServer queueAdmitter() {
    return queueAdmitter(Map.of());
  }

  /** The same with settings of its own. */
  public ApplicationServer queueAdmitter(Map<String, String> settingsOfItsOwn) {
    Map<String, String> settings = new HashMap<>(settingsOfItsOwn);
    settings.put("RUSHLINE_STATE_DIR", files.data("queue-admitter").toString());
    settings.put("RUSHLINE_QUEUE_SEED_FILE", Installation.queueSeed(files).toString());
    return application(
        "queue-admitter",
        "queue-admitter",
        new Port(this.settings.queueAdmitter(), "RUSHLINE_QUEUE_ADMITTER_PORT"),
        ADMITTER_HEAP,
        settings);
  }

  /** The HTTP side. */
  public ApplicationServer apiEdge() {
    return apiEdge("api-edge", new Port(settings.edge(), "RUSHLINE_EDGE_PORT"));
  }

  /** A further instance of the HTTP side. */
  public ApplicationServer apiEdge(String name, Port port) {
    return application("api-edge", name, port, EDGE_HEAP, Map.of());
  }

  private ApplicationServer application(
      String module,
      String name,
      Port port,
      int heapMegabytes,
      Map<String, String> settingsOfItsOwn) {
    Path jar = root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    Map<String, String> environment = new HashMap<>(ApplicationSettings.of(this));
    environment.putAll(settingsOfItsOwn);
    return new ApplicationServer(name, files, jar, port, heapMegabytes, environment);
  }

  /** All servers, each after those that it needs: stopping goes through it backwards. */
  public List<Server> all() {
    return List.of(
        postgres,
        kafka,
        elasticsearch,
        registry,
        bookingStreams(),
        searchIndexer(),
        queueAdmitter(),
        apiEdge(),
        connect);
  }
}
