package dev.rushline.queue.app;

import dev.rushline.schemas.ids.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seeds of draws: HMAC-SHA-256 of the event and round under the installation's secret. So a replay
 * of the log gets the same ones, and whoever does not have the secret cannot guess one before it is
 * published. Refuses to start without a secret.
 */
@ApplicationScoped
public class InstallationSeeds {
  private static final int SECRET_BYTES_MIN = 16;

  private final SecretKeySpec key;

  InstallationSeeds(@ConfigProperty(name = "rushline.queue.seed-file") Optional<String> file) {
    this.key = new SecretKeySpec(secret(file), "HmacSHA256");
  }

  private static byte[] secret(Optional<String> file) {
    Path path =
        Path.of(
            file.filter(name -> !name.isBlank())
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "RUSHLINE_QUEUE_SEED_FILE is not set: a file with a random secret of"
                                + " this installation, from which the seeds of draws are made")));
    try {
      byte[] secret = Files.readString(path).strip().getBytes(StandardCharsets.UTF_8);
      if (secret.length < SECRET_BYTES_MIN) {
        throw new IllegalStateException(
            path + " holds a secret of less than " + SECRET_BYTES_MIN + " bytes");
      }
      return secret;
    } catch (IOException e) {
      throw new UncheckedIOException("the secret of draws cannot be read: " + path, e);
    }
  }

  /** The seed of one draw in hexadecimal. */
  String of(EventId eventId, int round) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] what = ("draw\0" + eventId.text() + "\0" + round).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(mac.doFinal(what));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
