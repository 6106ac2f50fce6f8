package dev.rushline.local.stack;

import dev.rushline.local.importing.EdgeClient;
import dev.rushline.local.importing.ImportResult;
import dev.rushline.local.importing.Source;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.tokens.SigningKeys;
import dev.rushline.local.tokens.Token;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;

/** A dozen invented events, so that a first start has something to look at. */
final class DemoCatalogue {
  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);

  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(500);

  private final String edgeUrl;
  private final SigningKeys keys;

  DemoCatalogue(String edgeUrl, SigningKeys keys) {
    this.edgeUrl = edgeUrl;
    this.keys = keys;
  }

  /** The edge's first query also warms it up, and may take longer than it lets a fan wait. */
  private static boolean isEmpty(EdgeClient edge) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + WARM_UP.toNanos();
    while (true) {
      try {
        return edge.catalogueIsEmpty();
      } catch (ServerFailed e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(POLL);
      }
    }
  }

  String importIfEmpty() throws IOException, InterruptedException {
    String token =
        new Token("rushline-demo", "organiser", TOKEN_LIFETIME)
            .sign(keys.privateKey(), Instant.now());
    EdgeClient edge = new EdgeClient(edgeUrl, token);
    if (!isEmpty(edge)) {
      return "kept as it is";
    }
    try (InputStream events = DemoCatalogue.class.getResourceAsStream("demo-events.ndjson");
        Source source = Source.of(events)) {
      ImportResult result = edge.importEvents(source, bytes -> {});
      if (result.refused() > 0) {
        throw new ServerFailed("The demo catalogue was refused: " + result.refusals());
      }
      return result.created() + " demo events";
    }
  }
}
