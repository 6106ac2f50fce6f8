package dev.rushline.edge.queue;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that admissions are signed and checked with, by id. The first one signs; the others are
 * former ones, or the next one, so that keys can be changed while tokens are out. Refuses to start
 * without one.
 */
@Singleton
public class AdmissionKeys {
  /** As many as SHA-256 has; RFC 7518, section 3.2. */
  private static final int SECRET_BYTES_MIN = 32;

  private final Map<String, SecretKey> byId;

  @Inject
  AdmissionKeys(QueueSettings settings) {
    this(
        lines(
            settings
                .admissionKeysFile()
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "RUSHLINE_QUEUE_ADMISSION_KEYS_FILE is not set: a file with the keys"
                                + " of admissions, id:secret, one a line"))));
  }

  AdmissionKeys(List<String> lines) {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      byte[] secret = line.substring(colon + 1).getBytes(StandardCharsets.UTF_8);
      if (colon < 1 || secret.length < SECRET_BYTES_MIN) {
        throw new IllegalStateException(
            "a key of admissions is an id, a colon and a secret of at least "
                + SECRET_BYTES_MIN
                + " bytes");
      }
      keys.put(line.substring(0, colon), new SecretKeySpec(secret, "HmacSHA256"));
    }
    if (keys.isEmpty()) {
      throw new IllegalStateException("there is no key of admissions");
    }
    byId = keys;
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the keys of admissions cannot be read: " + file, e);
    }
  }

  /** Made at the start, so that a missing key is not the first fan's misfortune. */
  void start(@Observes StartupEvent event) {}

  /** Id of the key that signs. */
  String signingId() {
    return byId.keySet().iterator().next();
  }

  /** The key of an id. */
  Optional<SecretKey> key(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
