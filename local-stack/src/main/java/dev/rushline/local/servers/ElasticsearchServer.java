package dev.rushline.local.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.local.process.Daemon;
import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.process.ServerFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One node of Elasticsearch on the loopback interface, without security: a small build of it, with
 * our plugin for the token filters that it lacks. The process is its launcher; the server is the
 * launcher's child, and ends by itself when the launcher is gone.
 */
public final class ElasticsearchServer implements Server {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONFIG = "elasticsearch";
  private static final Set<String> WRITE_BLOCKS =
      Set.of("index.blocks.read_only", "index.blocks.read_only_allow_delete", "index.blocks.write");

  private final Software software;
  private final ProcessFiles files;
  private final int port;
  private final int transportPort;
  private final int heapMegabytes;
  private final Daemon daemon;

  /**
   * Describes a node.
   *
   * @param transportPort used by the node alone; it cannot be switched off
   * @param heapMegabytes lower and upper bound of the heap; the process takes twice as much
   */
  public ElasticsearchServer(
      Software software, ProcessFiles files, int port, int transportPort, int heapMegabytes) {
    this.software = software;
    this.files = files;
    this.port = port;
    this.transportPort = transportPort;
    this.heapMegabytes = heapMegabytes;
    this.daemon = new Daemon("elasticsearch", files);
  }

  /** Its REST API. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public Daemon daemon() {
    return daemon;
  }

  @Override
  public List<Port> ports() {
    return List.of(
        new Port(port, "RUSHLINE_ELASTICSEARCH_PORT"),
        new Port(transportPort, "RUSHLINE_ELASTICSEARCH_TRANSPORT_PORT"));
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(data());
    Files.createDirectories(temporary());
    Path config = files.config(CONFIG);
    Path options = config.resolve("jvm.options.d");
    Files.createDirectories(options);
    copy(software.elasticsearch().resolve("config/jvm.options"), config.resolve("jvm.options"));
    Files.write(options.resolve("rushline.options"), jvmOptions());
    try (InputStream logging = getClass().getResourceAsStream("elasticsearch-log4j2.properties")) {
      Files.copy(logging, config.resolve("log4j2.properties"), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(
        config.resolve("elasticsearch.yml"),
        settings().entrySet().stream()
            .map(entry -> "%s: \"%s\"%n".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("", "# Generated at every start; do not edit.\n", "")));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Added to the server's own options; of two that contradict each other the JVM takes ours. */
  private List<String> jvmOptions() {
    return List.of(
        "-Xms" + heapMegabytes + "m",
        "-Xmx" + heapMegabytes + "m",
        // One collector thread: the local stack shares a few cores between many JVMs.
        "-XX:-UseG1GC",
        "-XX:+UseSerialGC",
        "-XX:-HeapDumpOnOutOfMemoryError",
        "-XX:ErrorFile=" + temporary().resolve("hs_err_pid%p.log"),
        // No log of the collector, which would be files beside the program.
        "-Xlog:disable",
        "-Xlog:all=warning:stderr:utctime,level,tags");
  }

  /** By their names in {@code elasticsearch.yml}. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("cluster.name", "rushline");
    settings.put("node.name", "local");
    settings.put("discovery.type", "single-node");
    settings.put("network.host", "127.0.0.1");
    settings.put("http.port", Integer.toString(port));
    settings.put("transport.port", Integer.toString(transportPort));
    settings.put("path.data", data().toString());
    settings.put("path.logs", temporary().toString());
    settings.put("xpack.security.enabled", "false");
    // A developer's full disk is no reason to make indices read-only.
    settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
    // An index comes into being with its mapping, or not at all.
    settings.put("action.auto_create_index", "false");
    return settings;
  }

  /** Searches answer from memory or the catalogue when it is late; sales have nothing else. */
  @Override
  public int niceness() {
    return LATER;
  }

  @Override
  public List<String> command() {
    Path program = software.elasticsearch().resolve("bin/elasticsearch");
    try {
      return Unprivileged.command(
          List.of("bash", program.toString()), List.of(data(), temporary(), files.config(CONFIG)));
    } catch (IOException e) {
      throw new ServerFailed("Cannot run Elasticsearch: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailed("Interrupted while starting Elasticsearch", e);
    }
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "ES_JAVA_HOME", System.getProperty("java.home"),
        "ES_PATH_CONF", files.config(CONFIG).toString(),
        "ES_TMPDIR", temporary().toString());
  }

  /** Yellow: every document can be read and written; a single node has no place for replicas. */
  @Override
  public void probe() throws IOException, InterruptedException {
    Http.get(url() + "/_cluster/health?wait_for_status=yellow&timeout=1s")
        .requireSuccess("health of the cluster");
  }

  @Override
  public String condition() throws IOException, InterruptedException {
    JsonNode health =
        JSON.readTree(
            Http.get(url() + "/_cluster/health").requireSuccess("health of the cluster").body());
    return "cluster " + health.path("status").asText() + blocks();
  }

  /** Of an index that takes no writes the sink waits, and it is the only one to know. */
  private String blocks() throws IOException, InterruptedException {
    JsonNode indexes =
        JSON.readTree(
            Http.get(url() + "/_all/_settings/index.blocks.*?flat_settings=true")
                .requireSuccess("blocks of indexes")
                .body());
    StringBuilder said = new StringBuilder();
    for (Map.Entry<String, JsonNode> index : indexes.properties()) {
      for (Map.Entry<String, JsonNode> block : index.getValue().path("settings").properties()) {
        if (WRITE_BLOCKS.contains(block.getKey()) && block.getValue().asBoolean()) {
          said.append("; %s takes no writes: %s".formatted(index.getKey(), block.getKey()));
        }
      }
    }
    return said.toString();
  }

  @Override
  public Duration startPatience() {
    return Duration.ofMinutes(4);
  }

  private Path data() {
    return files.data("elasticsearch");
  }

  /** Where it writes what it needs for one run only. */
  private Path temporary() {
    return files.data("elasticsearch-tmp");
  }
}
