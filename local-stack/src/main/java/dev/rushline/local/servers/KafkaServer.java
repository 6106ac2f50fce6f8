package dev.rushline.local.servers;

import static java.util.stream.Collectors.joining;

import dev.rushline.local.process.Daemon;
import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.topics.WantedTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/**
 * One Kafka node (KRaft, broker and controller in one process). With several nodes internal topics
 * are replicated three times; with one, once.
 */
public final class KafkaServer implements Server {
  /**
   * How soon the others take over from a node that died: partitions that it led have nobody before.
   * Kafka's own are 9 s and 2 s; a transaction's timeout must be longer than all of it.
   */
  private static final Map<String, String> FAILOVER =
      Map.of(
          "broker.session.timeout.ms", "2000",
          "broker.heartbeat.interval.ms", "400",
          "controller.quorum.fetch.timeout.ms", "1000",
          "controller.quorum.election.timeout.ms", "500",
          "controller.quorum.election.backoff.max.ms", "500");

  private final Software software;
  private final ProcessFiles files;
  private final KafkaNode node;
  private final List<KafkaNode> cluster;
  private final int heapMegabytes;
  private final Daemon daemon;

  /**
   * Describes a node.
   *
   * @param cluster all nodes, {@code node} among them
   * @param heapMegabytes 96 is enough for tests
   */
  public KafkaServer(
      Software software,
      ProcessFiles files,
      KafkaNode node,
      List<KafkaNode> cluster,
      int heapMegabytes) {
    this.software = software;
    this.files = files;
    this.node = node;
    this.cluster = List.copyOf(cluster);
    this.heapMegabytes = heapMegabytes;
    this.daemon = new Daemon(node.id() == 1 ? "kafka" : "kafka-" + node.id(), files);
  }

  /** Bootstrap servers of the whole cluster. */
  public String bootstrap() {
    return cluster.stream().map(KafkaNode::bootstrap).collect(joining(","));
  }

  @Override
  public Daemon daemon() {
    return daemon;
  }

  @Override
  public List<Port> ports() {
    return List.of(
        new Port(node.port(), "RUSHLINE_KAFKA_PORT"),
        new Port(node.controllerPort(), "RUSHLINE_KAFKA_CONTROLLER_PORT"));
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    ConfigFile.write(config(), settings());
    if (!Files.exists(files.data(daemon.name()).resolve("meta.properties"))) {
      format();
    }
  }

  /** Writes the cluster's id into the data directory; all nodes must be given the same one. */
  private void format() throws IOException, InterruptedException {
    Path log = files.log(daemon.name());
    Files.createDirectories(log.getParent());
    Process format =
        new ProcessBuilder(
                java(
                    "kafka.tools.StorageTool",
                    "format",
                    "-t",
                    clusterId(),
                    "-c",
                    config().toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (format.waitFor() != 0) {
      throw new ServerFailed("Formatting Kafka's storage failed, see " + log);
    }
  }

  /** Made once per data directory; the nodes of a cluster may be formatted at the same time. */
  private String clusterId() throws IOException {
    synchronized (KafkaServer.class) {
      Path file = files.data("kafka-cluster.id");
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, Uuid.randomUuid().toString());
      }
      return Files.readString(file);
    }
  }

  @Override
  public List<String> command() {
    return java("kafka.Kafka", config().toString());
  }

  private List<String> java(String... arguments) {
    return JavaCommand.of(
        heapMegabytes,
        List.of(
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS",
            "-cp",
            software.kafka().resolve("*").toString()),
        List.of(arguments));
  }

  @Override
  public void probe() throws InterruptedException, ExecutionException, IOException {
    Tcp.requireListener(node.port());
    Map<String, Object> config =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, node.bootstrap(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
    try (Admin admin = Admin.create(config)) {
      // The others may be down: this one serves when the controllers know it.
      if (admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).stream()
          .noneMatch(registered -> registered.id() == node.id())) {
        throw new IOException("the broker has not registered");
      }
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IOException("no answer from the broker", e);
    }
  }

  private Path config() {
    return files.config(daemon.name() + ".properties");
  }

  /** By their Kafka names. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(node.id()));
    settings.put(
        "controller.quorum.voters", cluster.stream().map(KafkaNode::voter).collect(joining(",")));
    settings.put(
        "listeners",
        "PLAINTEXT://%s,CONTROLLER://127.0.0.1:%d"
            .formatted(node.bootstrap(), node.controllerPort()));
    settings.put("advertised.listeners", "PLAINTEXT://" + node.bootstrap());
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("log.dirs", files.data(daemon.name()).toString());
    settings.put("auto.create.topics.enable", "false");
    putCopies(settings);
    putTimesAndSizes(settings);
    if (cluster.size() > 1) {
      settings.putAll(FAILOVER);
    }
    return settings;
  }

  private void putCopies(Map<String, String> settings) {
    int replicas = Math.min(3, cluster.size());
    String copies = Integer.toString(replicas);
    String inSync = Integer.toString(Math.max(1, replicas - 1));
    settings.put("default.replication.factor", copies);
    settings.put("min.insync.replicas", inSync);
    settings.put("offsets.topic.replication.factor", copies);
    settings.put("transaction.state.log.replication.factor", copies);
    settings.put("transaction.state.log.min.isr", inSync);
    settings.put("share.coordinator.state.topic.replication.factor", copies);
    settings.put("share.coordinator.state.topic.min.isr", inSync);
  }

  private static void putTimesAndSizes(Map<String, String> settings) {
    // Longer than commands are kept: an owner that was away for longer begins at what is left of
    // them, all of it new, and decides nothing a second time.
    settings.put("offsets.retention.minutes", Long.toString(Duration.ofDays(21).toMinutes()));
    // A few applications on one machine: 50 partitions of each only cost start time and files.
    settings.put("offsets.topic.num.partitions", Integer.toString(WantedTopic.OFFSETS_PARTITIONS));
    settings.put("transaction.state.log.num.partitions", "6");
    settings.put("share.coordinator.state.topic.num.partitions", "3");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // Owners that stand in for each other give a dead one up sooner than Kafka's least of 6 s.
    settings.put("group.min.session.timeout.ms", "1000");
    // A transaction that begins while the last one's markers are still being written is tried again
    // inside the broker after this long; the stream thread waits for it.
    settings.put("add.partitions.to.txn.retry.backoff.ms", "1");
    // How often transactions that ran out of time are looked for; the default of 10 s would double
    // what readers wait for after a crash.
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    // Nobody, whatever they write to the log of commands, may hold back who reads it for longer.
    settings.put("transaction.max.timeout.ms", "10000");
    // Compaction keeps the topic of offsets small; it looks for work every 15 s unless told.
    settings.put("log.cleaner.backoff.ms", "5000");
    // The default of 128 MiB does not fit into a small heap.
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
  }
}
