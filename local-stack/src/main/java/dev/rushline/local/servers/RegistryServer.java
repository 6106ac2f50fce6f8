package dev.rushline.local.servers;

import dev.rushline.local.process.Daemon;
import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schema registry (Apicurio, which also speaks Confluent's API). Schemas and their ids survive
 * a restart: every record names an id.
 */
public final class RegistryServer implements Server {
  private final Software software;
  private final int port;
  private final int heapMegabytes;
  private final Optional<PostgresServer> storage;
  private final ProcessFiles files;
  private final Daemon daemon;

  /**
   * Describes a registry.
   *
   * @param storage keeps the schemas; without it they are in a file of the registry's own
   */
  public RegistryServer(
      Software software,
      ProcessFiles files,
      int port,
      int heapMegabytes,
      Optional<PostgresServer> storage) {
    this.software = software;
    this.files = files;
    this.port = port;
    this.heapMegabytes = heapMegabytes;
    this.storage = storage;
    this.daemon = new Daemon("registry", files);
  }

  /** Where it is; {@code /apis/registry/v3} and {@code /apis/ccompat/v7} are below. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public Daemon daemon() {
    return daemon;
  }

  @Override
  public List<Port> ports() {
    return List.of(new Port(port, "RUSHLINE_REGISTRY_PORT"));
  }

  @Override
  public void prepare() {
    // Everything is given by the environment; the registry makes its own tables.
  }

  @Override
  public List<String> command() {
    return JavaCommand.of(
        heapMegabytes,
        List.of("-XX:TieredStopAtLevel=1"),
        List.of("-jar", software.registry().resolve("quarkus-run.jar").toString()));
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    // The management interface cannot be switched off; any free port, since nobody asks it.
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", "0");
    environment.put("QUARKUS_LOG_LEVEL", "WARN");
    if (storage.isPresent()) {
      PostgresAccount account = account(storage.get());
      environment.put("APICURIO_STORAGE_SQL_KIND", "postgresql");
      environment.put("APICURIO_DATASOURCE_URL", account.jdbcUrl());
      environment.put("APICURIO_DATASOURCE_USERNAME", account.user());
      environment.put("APICURIO_DATASOURCE_PASSWORD", account.password());
      // After PostgreSQL was restarted each connection of the pool fails once: have few of them.
      environment.put("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1");
      environment.put("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1");
      environment.put("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "4");
    } else {
      environment.put("APICURIO_STORAGE_SQL_KIND", "h2");
      environment.put(
          "APICURIO_DATASOURCE_URL", "jdbc:h2:file:" + files.data("registry").resolve("schemas"));
    }
    return environment;
  }

  private static PostgresAccount account(PostgresServer server) {
    try {
      return server.accounts().registry();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("The registry's password cannot be read", e);
    }
  }

  @Override
  public void probe() throws IOException, InterruptedException {
    Http.get(url() + "/apis/ccompat/v7/subjects").requireSuccess("list of subjects");
  }

  @Override
  public void complete() throws IOException, InterruptedException {
    requireCompatibility(url());
  }

  /** A fresh registry accepts any change; ours accepts what old readers' data can be read with. */
  public static void requireCompatibility(String url) throws IOException, InterruptedException {
    Http.putJson(url + "/apis/ccompat/v7/config", "{\"compatibility\":\"BACKWARD\"}")
        .requireSuccess("compatibility level of the registry");
  }
}
