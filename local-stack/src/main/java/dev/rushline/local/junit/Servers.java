package dev.rushline.local.junit;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.PostgresAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Running servers, wherever they run. Addresses stay the same over kills and restarts. */
public interface Servers {

  /** Where servers run: {@code local} (the default) or {@code containers}. */
  String WHERE_PROPERTY = "rushline.servers";

  /**
   * The servers of this JVM, started as far as they are missing. For test resources that are no
   * JUnit extension; tests use {@link NeedsServers}.
   *
   * @throws ServerFailed when they cannot be started, or containers are asked for
   */
  static Servers running(Set<ServerKind> kinds) throws IOException, InterruptedException {
    String where = System.getProperty(WHERE_PROPERTY, "local");
    return switch (where) {
      case "local" -> LocalServers.running(kinds);
      case "containers" ->
          throw new ServerFailed(
              "Servers in containers are not available yet; leave out -D"
                  + WHERE_PROPERTY
                  + "=containers to run them as processes");
      default ->
          throw new ServerFailed(
              WHERE_PROPERTY + " is \"" + where + "\"; it can be local or containers");
    };
  }

  /** Bootstrap servers. */
  String bootstrap();

  /** The registry's base, without a path. */
  String registryUrl();

  /** The owner of the application's schema. */
  PostgresAccount postgres() throws IOException;

  /** The account that Connect uses. */
  PostgresAccount postgresForConnect() throws IOException;

  /** The directory from which Connect's {@code secret} provider reads passwords. */
  Path secrets();

  /** Connect's REST API. */
  String connectUrl();

  /** Elasticsearch's REST API. */
  String elasticsearchUrl();

  /** Creates every topic that is missing and, where a registry runs, registers every schema. */
  void provision() throws IOException, InterruptedException;

  /** Ends a server as a crash would (SIGKILL). */
  void kill(ServerKind kind) throws InterruptedException;

  /** Starts a server that does not run, with the data it had, and waits until it serves. */
  void restart(ServerKind kind) throws InterruptedException;
}
