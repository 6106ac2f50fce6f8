package dev.rushline.local.servers;

import dev.rushline.local.process.Daemon;
import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.process.ServerFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of our own Quarkus applications, as the build packaged it. */
public final class ApplicationServer implements Server {
  /** Many small objects, of sockets above all: 4 bytes less for each (JEP 519). */
  private static final String COMPACT_HEADERS = "-XX:+UseCompactObjectHeaders";

  /** What its classes take: a smaller threshold costs two full collections in each start. */
  private static final String METASPACE = "-XX:MetaspaceSize=128m";

  private final Path jar;
  private final Port port;
  private final int heapMegabytes;
  private final Map<String, String> environment;
  private final Daemon daemon;
  private final int niceness;

  /**
   * Describes an application.
   *
   * @param jar the application's {@code quarkus-run.jar}
   * @param port where it serves HTTP
   * @param environment its settings, apart from the port
   */
  public ApplicationServer(
      String name,
      ProcessFiles files,
      Path jar,
      Port port,
      int heapMegabytes,
      Map<String, String> environment) {
    this.jar = jar;
    this.port = port;
    this.heapMegabytes = heapMegabytes;
    this.environment = new HashMap<>(environment);
    this.environment.put("RUSHLINE_HTTP_PORT", Integer.toString(port.number()));
    this.daemon = new Daemon(name, files);
    this.niceness = 0;
  }

  private ApplicationServer(ApplicationServer same, int niceness) {
    this.jar = same.jar;
    this.port = same.port;
    this.heapMegabytes = same.heapMegabytes;
    this.environment = same.environment;
    this.daemon = same.daemon;
    this.niceness = niceness;
  }

  /** The same that gives way to others: nobody who buys a ticket waits for what it does. */
  public ApplicationServer givingWay() {
    return new ApplicationServer(this, LATER);
  }

  public String url() {
    return "http://127.0.0.1:" + port.number();
  }

  @Override
  public Daemon daemon() {
    return daemon;
  }

  @Override
  public List<Port> ports() {
    return List.of(port);
  }

  @Override
  public void prepare() {
    if (!Files.exists(jar)) {
      throw new ServerFailed(
          "%s is missing. Build %s with: ./mvnw -Dquick package".formatted(jar, name()));
    }
  }

  @Override
  public List<String> command() {
    // All of the heap from the start: what is young has room for seconds, and is mostly dead then.
    List<String> options = List.of("-Xms" + heapMegabytes + "m", METASPACE, COMPACT_HEADERS);
    return JavaCommand.of(heapMegabytes, options, List.of("-jar", jar.toString()));
  }

  @Override
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  @Override
  public int niceness() {
    return niceness;
  }

  /** One that ends is noticed at once; this is for machines that are busy with other things. */
  @Override
  public Duration startPatience() {
    return Duration.ofMinutes(3);
  }

  @Override
  public void probe() throws IOException, InterruptedException {
    Http.get(url() + "/q/health/ready").requireSuccess(name() + " is not ready");
  }
}
