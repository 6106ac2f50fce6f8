package dev.rushline.local.stack;

import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.process.ServerFailed;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

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
    Scale scale,
    List<KafkaServer> brokers,
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

  /** Of owners that stand in for each other; one that is alone gains nothing by being given up. */
  private static final String SESSION_TIMEOUT_MILLIS = "2500";

  /**
   * Where a log has copies, each commit is a marker in every partition it has written to, on each
   * broker; answers do not wait for it.
   */
  private static final String COMMIT_INTERVAL_MILLIS = "250";

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

  /** Describes a system with its data elsewhere, as many of a kind as the data was made with. */
  public static LocalSystem of(
      Path root, ProcessFiles files, Software software, Settings settings) {
    return of(root, files, software, settings, new KeptScale(files).read());
  }

  /** Describes a system of so many processes; nothing is started. */
  public static LocalSystem of(
      Path root, ProcessFiles files, Software software, Settings settings, Scale scale) {
    settings.requireDistinct(scale);
    List<KafkaNode> cluster =
        numbered(
            scale.brokers(),
            number ->
                new KafkaNode(
                    number,
                    Settings.nth(settings.kafka(), number),
                    Settings.nth(settings.kafkaController(), number)));
    List<KafkaServer> brokers =
        cluster.stream()
            .map(node -> new KafkaServer(software, files, node, cluster, KAFKA_HEAP))
            .toList();
    PostgresServer postgres =
        new PostgresServer(software, files, settings.postgres(), PostgresServer.Durability.SAFE);
    return new LocalSystem(
        root,
        files,
        settings,
        scale,
        brokers,
        postgres,
        new RegistryServer(
            software, files, settings.registry(), REGISTRY_HEAP, Optional.of(postgres)),
        new ConnectServer(
            software, files, settings.connect(), CONNECT_HEAP, brokers.getFirst().bootstrap()),
        new ElasticsearchServer(
            software,
            files,
            settings.elasticsearch(),
            settings.elasticsearchTransport(),
            ELASTICSEARCH_HEAP));
  }

  private static <T> List<T> numbered(int count, IntFunction<T> made) {
    return IntStream.rangeClosed(1, count).mapToObj(made).toList();
  }

  /** The first broker; it names all of them to clients. */
  public KafkaServer kafka() {
    return brokers.getFirst();
  }

  /** The stream processors that own the sales. */
  public List<ApplicationServer> owners() {
    return numbered(scale.owners(), number -> bookingStreams(number, Map.of()));
  }

  /** The first of them. */
  public ApplicationServer bookingStreams() {
    return bookingStreams(Map.of());
  }

  /** The same with settings of its own. */
  public ApplicationServer bookingStreams(Map<String, String> settingsOfItsOwn) {
    return bookingStreams(1, settingsOfItsOwn);
  }

  private ApplicationServer bookingStreams(int number, Map<String, String> settingsOfItsOwn) {
    String name = Scale.name("booking-streams", number);
    Map<String, String> environment = new HashMap<>();
    environment.put("RUSHLINE_STREAMS_INSTANCE", Scale.name("local", number));
    environment.put("RUSHLINE_STATE_DIR", files.data(name).toString());
    environment.put("RUSHLINE_STANDBYS", Integer.toString(scale.standbys()));
    if (scale.owners() > 1) {
      environment.put(
          "RUSHLINE_SESSION_TIMEOUT_MS",
          chosen("RUSHLINE_SESSION_TIMEOUT_MS", SESSION_TIMEOUT_MILLIS));
    }
    if (scale.brokers() > 1) {
      environment.put(
          "RUSHLINE_COMMIT_INTERVAL_MS",
          chosen("RUSHLINE_COMMIT_INTERVAL_MS", COMMIT_INTERVAL_MILLIS));
    }
    environment.putAll(settingsOfItsOwn);
    return application(
        "booking-streams",
        name,
        new Port(Settings.nth(settings.streams(), number), "RUSHLINE_STREAMS_PORT"),
        STREAMS_HEAP,
        environment);
  }

  /** What whoever starts the system has chosen, or else this. */
  private static String chosen(String name, String otherwise) {
    return System.getenv().getOrDefault(name, otherwise);
  }

  /** Makes search documents of the catalogue. */
  public ApplicationServer searchIndexer() {
    return application(
            "search-indexer/projection",
            "search-indexer",
            new Port(settings.searchIndexer(), "RUSHLINE_SEARCH_INDEXER_PORT"),
            INDEXER_HEAP,
            Map.of("RUSHLINE_STATE_DIR", files.data("search-indexer").toString()))
        .givingWay();
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
  public List<ApplicationServer> edges() {
    return numbered(
        scale.edges(),
        number ->
            apiEdge(
                Scale.name("api-edge", number),
                new Port(Settings.nth(settings.edge(), number), "RUSHLINE_EDGE_PORT")));
  }

  /** The first instance of it. */
  public ApplicationServer apiEdge() {
    return edges().getFirst();
  }

  /** A further instance of the HTTP side. */
  public ApplicationServer apiEdge(String name, Port port) {
    Map<String, String> shared =
        scale.edges() == 1
            ? Map.of()
            : Map.of("RUSHLINE_SEARCH_CURSOR_KEY", ApplicationSettings.searchCursorKey(this));
    return application("api-edge", name, port, EDGE_HEAP, shared);
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
    List<Server> all = new ArrayList<>(List.of(postgres));
    all.addAll(brokers);
    all.addAll(List.of(elasticsearch, registry));
    all.addAll(owners());
    all.addAll(List.of(searchIndexer(), queueAdmitter()));
    all.addAll(edges());
    all.add(connect);
    return List.copyOf(all);
  }

  /**
   * One of them.
   *
   * @throws ServerFailed when there is none of this name
   */
  public Server named(String name) {
    List<Server> all = all();
    return all.stream()
        .filter(server -> server.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ServerFailed(
                    "There is no server called %s; there are %s"
                        .formatted(name, all.stream().map(Server::name).toList())));
  }
}
