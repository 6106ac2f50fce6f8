package dev.rushline.local.servers;

import dev.rushline.local.process.Daemon;
import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
    ConfigFile.write(
        config(),
        new ConnectConfig(bootstrap, url(), software.connectPlugins(), files.secrets()).settings());
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

  /** Tables and search documents may be late; the outbox it reads is small. */
  @Override
  public int niceness() {
    return LATER;
  }

  private Path config() {
    return files.config("connect.properties");
  }
}
