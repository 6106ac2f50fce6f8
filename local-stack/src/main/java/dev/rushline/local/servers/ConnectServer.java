package dev.rushline.local.servers;

import dev.rushline.local.process.Daemon;
import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Connect worker with the Debezium plugins and the Avro converter. */
public final class ConnectServer implements Server {
  private final Software software;
  private final ProcessFiles files;
  private final int port;
  private final int heapMegabytes;
  private final String bootstrap;
  private final Daemon daemon;

  /**
   * Describes a worker.
   *
   * @param bootstrap the brokers, running when the worker is started
   */
  public ConnectServer(
      Software software, ProcessFiles files, int port, int heapMegabytes, String bootstrap) {
    this.software = software;
    this.files = files;
    this.port = port;
    this.heapMegabytes = heapMegabytes;
    this.bootstrap = bootstrap;
    this.daemon = new Daemon("connect", files);
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public Daemon daemon() {
    return daemon;
  }

  @Override
  public List<Port> ports() {
    return List.of(new Port(port, "RUSHLINE_CONNECT_PORT"));
  }

  @Override
  public void prepare() throws IOException {
    // Connect does not start without it, also when no database has put a password there.
    Secrets.makeDirectory(files.secrets());
    ConfigFile.write(config(), settings());
  }

  @Override
  public List<String> command() {
    return JavaCommand.of(
        heapMegabytes,
        List.of(
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS",
            "-cp",
            software.kafka().resolve("*").toString()),
        List.of("org.apache.kafka.connect.cli.ConnectDistributed", config().toString()));
  }

  /** The list of connectors is answered only by a worker that has joined its group. */
  @Override
  public void probe() throws IOException, InterruptedException {
    Http.get(url() + "/connectors").requireSuccess("list of connectors");
  }

  private Path config() {
    return files.config("connect.properties");
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrap);
    settings.put("group.id", "rushline-connect");
    settings.put("listeners", url());
    settings.put("config.storage.topic", "connect.configs");
    settings.put("offset.storage.topic", "connect.offsets");
    settings.put("status.storage.topic", "connect.status");
    // -1: the broker's default, which knows how many brokers there are.
    settings.put("config.storage.replication.factor", "-1");
    settings.put("offset.storage.replication.factor", "-1");
    settings.put("status.storage.replication.factor", "-1");
    settings.put("offset.storage.partitions", "5");
    settings.put("status.storage.partitions", "2");
    settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
    settings.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
    // A record of the outbox reaches booking.commands once, also when the worker is killed.
    settings.put("exactly.once.source.support", "enabled");
    settings.put("connector.client.config.override.policy", "All");
    // How far sinks are is asked of their groups; a minute, the default, would be no answer.
    settings.put("offset.flush.interval.ms", "5000");
    settings.put("plugin.path", software.connectPlugins().toString());
    // A task that failed, because a server was away, is started again.
    settings.put("rest.extension.classes", "dev.rushline.connect.RestartFailedTasks");
    // Every plugin names itself in META-INF/services: a scan of all classes would take 10 s more.
    settings.put("plugin.discovery", "service_load");
    // Connectors name a password's file, so that no password is in Connect's topics or REST
    // answers.
    settings.put("config.providers", "secret");
    settings.put(
        "config.providers.secret.class",
        "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
    settings.put("config.providers.secret.param.allowed.paths", files.secrets().toString());
    // A worker that was killed is given up after 10 s instead of a minute.
    settings.put("session.timeout.ms", "10000");
    settings.put("heartbeat.interval.ms", "3000");
    settings.put("scheduled.rebalance.max.delay.ms", "0");
    // The group waits so long for a worker that was killed while it made up its mind; a minute, the
    // default, has been seen. Tasks need a second to stop.
    settings.put("rebalance.timeout.ms", "15000");
    return settings;
  }
}
