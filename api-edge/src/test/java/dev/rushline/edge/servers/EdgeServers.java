package dev.rushline.edge.servers;

import dev.rushline.local.junit.ServerKind;
import dev.rushline.local.junit.Servers;
import dev.rushline.local.servers.PostgresAccount;
import dev.rushline.local.servers.Secrets;
import dev.rushline.local.tokens.SigningKeys;
import dev.rushline.local.tokens.Token;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;

/** Real PostgreSQL, Kafka and registry behind the edge under test, and a key pair of its own. */
public final class EdgeServers implements QuarkusTestResourceLifecycleManager {
  private static final SigningKeys KEYS = new SigningKeys(Path.of("target", "test-keys"));
  private static final Path ADMISSION_KEYS = Path.of("target", "test-keys", "admission");

  @Override
  public Map<String, String> start() {
    try {
      Servers servers =
          Servers.running(EnumSet.of(ServerKind.KAFKA, ServerKind.POSTGRES, ServerKind.REGISTRY));
      servers.provision();
      KEYS.create();
      Secrets.createPrivately(ADMISSION_KEYS, "test:");
      PostgresAccount database = servers.postgres();
      return Map.of(
          "rushline.kafka.bootstrap", servers.bootstrap(),
          "rushline.registry.url", servers.registryUrl(),
          "rushline.db.host", "127.0.0.1",
          "rushline.db.port", Integer.toString(database.port()),
          "rushline.db.name", database.database(),
          "rushline.db.user", database.user(),
          "rushline.db.password", database.password(),
          "rushline.session.private-key-file", KEYS.privateFile().toString(),
          "rushline.session.public-key-file", KEYS.publicFile().toString(),
          "rushline.queue.admission-keys-file", ADMISSION_KEYS.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while servers were starting", e);
    }
  }

  @Override
  public void stop() {
    // The servers belong to the JVM: other tests use them too.
  }

  /** An Authorization header for somebody with this role. */
  public static String as(String role) {
    return as(role, Duration.ofHours(1));
  }

  /** An Authorization header whose token ends so long from now. */
  public static String as(String role, Duration lifetime) {
    try {
      return "Bearer "
          + new Token(role + "-1", role, lifetime).sign(KEYS.privateKey(), Instant.now());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
