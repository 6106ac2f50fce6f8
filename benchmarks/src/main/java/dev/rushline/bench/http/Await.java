package dev.rushline.bench.http;

import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what happens on an event loop. */
public final class Await {
  private Await() {}

  /**
   * The result.
   *
   * @throws IOException when it failed, or did not come in time
   */
  public static <T> T result(Future<T> future, Duration patience) throws IOException {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(patience.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().toString(), e);
    } catch (TimeoutException e) {
      throw new IOException("not done after " + patience, e);
    }
  }
}
