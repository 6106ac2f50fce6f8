package dev.rushline.local.stack;

import dev.rushline.local.importing.EdgeClient;
import dev.rushline.local.importing.ResentPage;
import dev.rushline.local.tokens.SigningKeys;
import dev.rushline.local.tokens.Token;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Has an edge tell the owners of all sales again what is on sale, page by page. */
final class ResendSales {
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);
  private static final int SAID_EVERY = 1_000;

  private final String edgeUrl;
  private final SigningKeys keys;
  private final Consumer<String> say;

  ResendSales(String edgeUrl, SigningKeys keys, Consumer<String> say) {
    this.edgeUrl = edgeUrl;
    this.keys = keys;
    this.say = say;
  }

  /** Sends all; where it breaks off it may be repeated. Returns what came out. */
  String run(boolean overrule) throws IOException, InterruptedException {
    EdgeClient edge =
        new EdgeClient(
            edgeUrl,
            new Token("rushline-resend", "operator", TOKEN_LIFETIME)
                .sign(keys.privateKey(), Instant.now()));
    long sent = 0;
    long presales = 0;
    String after = "";
    while (after != null) {
      ResentPage page = edge.resendSales(after, overrule);
      if ((sent + page.sent()) / SAID_EVERY > sent / SAID_EVERY) {
        say.accept("  %,d sales told again".formatted(sent + page.sent()));
      }
      sent += page.sent();
      presales += page.presales();
      after = page.next();
    }
    if (presales > 0) {
      say.accept(
          "  Codes of presales are not kept: %,d presales that are not over may have to be put again."
              .formatted(presales));
    }
    return "%,d sales told again".formatted(sent);
  }
}
