package dev.rushline.bench.http;

import dev.rushline.local.tokens.SigningKeys;
import dev.rushline.local.tokens.Token;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Fans who take turns, each with a token of their own, and an organiser. */
public final class FansOverHttp {
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

  private final List<String> tokens;
  private final String organiser;

  /**
   * So many fans of an installation.
   *
   * @param root holds the installation's keys, under {@code .rushline/keys}
   */
  public FansOverHttp(String root, int fans) throws IOException {
    PrivateKey key = new SigningKeys(Path.of(root, ".rushline", "keys")).privateKey();
    tokens =
        IntStream.range(0, fans).parallel().mapToObj(n -> token("bench-" + n, "fan", key)).toList();
    organiser = token("bench", "organiser", key);
  }

  private static String token(String subject, String role, PrivateKey key) {
    return new Token(subject, role, TOKEN_LIFETIME).sign(key, Instant.now());
  }

  /** A token that may put events on sale. */
  public String organiserToken() {
    return organiser;
  }

  /**
   * The n-th checkout, by the fan whose turn it is; the status of the answer.
   *
   * @param wish as JSON
   */
  public Future<String> checkout(HttpClient client, int n, String wish) {
    return client
        .request(new RequestOptions().setMethod(HttpMethod.POST).setURI("/booking/checkout"))
        .compose(
            request ->
                request
                    .putHeader("Authorization", "Bearer " + tokens.get(n % tokens.size()))
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Idempotency-Key", "n" + n)
                    .send(Buffer.buffer(wish)))
        .compose(answer -> answer.body().map(_ -> Integer.toString(answer.statusCode())));
  }
}
