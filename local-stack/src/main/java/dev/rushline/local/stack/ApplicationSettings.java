package dev.rushline.local.stack;

import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.servers.PostgresAccount;
import dev.rushline.local.servers.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The environment of our own applications: where everything is that they use. */
final class ApplicationSettings {
  private ApplicationSettings() {}

  static Map<String, String> of(LocalSystem system) {
    ProcessFiles files = system.files();
    PostgresAccount account = account(system);
    return Map.ofEntries(
        // Read by people here, unless they say otherwise.
        Map.entry("RUSHLINE_LOG_JSON", System.getenv().getOrDefault("RUSHLINE_LOG_JSON", "false")),
        Map.entry("RUSHLINE_HTTP_HOST", "127.0.0.1"),
        Map.entry("RUSHLINE_KAFKA_BOOTSTRAP", system.kafka().bootstrap()),
        Map.entry("RUSHLINE_REGISTRY_URL", system.registry().url()),
        Map.entry("RUSHLINE_ELASTICSEARCH_URL", system.elasticsearch().url()),
        Map.entry("RUSHLINE_DB_HOST", account.host()),
        Map.entry("RUSHLINE_DB_PORT", Integer.toString(account.port())),
        Map.entry("RUSHLINE_DB_NAME", account.database()),
        Map.entry("RUSHLINE_DB_USER", account.user()),
        Map.entry("RUSHLINE_DB_PASSWORD", account.password()),
        // An idle stream thread looks for input a thousand times a second: not more than there are
        // cores for, with the rest of the system beside them.
        Map.entry(
            "RUSHLINE_STREAM_THREADS",
            System.getenv()
                .getOrDefault(
                    "RUSHLINE_STREAM_THREADS",
                    Integer.toString(
                        Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 6)))),
        Map.entry("RUSHLINE_STREAMS_INSTANCE", "local"),
        // Nobody is there who could follow along.
        Map.entry("RUSHLINE_STANDBYS", "0"),
        Map.entry("RUSHLINE_STATE_DIR", files.data("booking-streams").toString()),
        Map.entry(
            "RUSHLINE_SESSION_PRIVATE_KEY_FILE", files.keys().resolve("private.pem").toString()),
        Map.entry(
            "RUSHLINE_SESSION_PUBLIC_KEY_FILE", files.keys().resolve("public.pem").toString()),
        Map.entry(
            "RUSHLINE_QUEUE_ADMISSION_KEYS_FILE", Installation.admissionKeys(files).toString()));
  }

  /** What several edges share: each opens the cursors that the others sealed. */
  static String searchCursorKey(LocalSystem system) {
    try {
      return new Secrets(system.files().secrets()).password("search-cursor");
    } catch (IOException e) {
      throw new UncheckedIOException("The key of cursors cannot be read", e);
    }
  }

  private static PostgresAccount account(LocalSystem system) {
    try {
      return system.postgres().accounts().applications();
    } catch (IOException e) {
      throw new UncheckedIOException("The password of the applications cannot be read", e);
    }
  }
}
