package dev.rushline.bench.http;

import dev.rushline.bench.Measurement;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks at a fixed rate, whether or not the answers come, and measures from the moment at which a
 * request was due: an answer that waits behind another one counts as late as a fan would find it.
 * All on one event loop, so that counting needs no lock.
 */
public final class OpenLoop {
  private static final int CONNECTIONS_MAX = 2_000;

  private final Vertx vertx;
  private final HttpClient client;
  private final ClosedLoop.Request request;
  private final Promise<Measurement> finished = Promise.promise();
  private final Measurement measured = new Measurement();
  private final long intervalNanos;
  private final long count;
  private long started;
  private long asked;
  private long answered;

  private OpenLoop(
      Vertx vertx, int port, int perSecond, Duration duration, ClosedLoop.Request request) {
    this.vertx = vertx;
    this.request = request;
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.count = duration.toNanos() / intervalNanos;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(port)
                .setMaxPoolSize(CONNECTIONS_MAX)
                .setTcpNoDelay(true));
  }

  /**
   * Asks for so long; completes when the last answer is there.
   *
   * @param perSecond requests per second, 1 to 100,000
   */
  public static Future<Measurement> run(
      Vertx vertx, int port, int perSecond, Duration duration, ClosedLoop.Request request) {
    OpenLoop loop = new OpenLoop(vertx, port, perSecond, duration, request);
    vertx.runOnContext(_ -> loop.start());
    return loop.finished.future();
  }

  private void start() {
    started = System.nanoTime();
    vertx.setPeriodic(1, this::askWhatIsDue);
  }

  private void askWhatIsDue(long timer) {
    long due = Math.min(count, (System.nanoTime() - started) / intervalNanos);
    while (asked < due) {
      ask(started + asked * intervalNanos);
      asked++;
    }
    if (asked == count) {
      vertx.cancelTimer(timer);
    }
  }

  private void ask(long dueAt) {
    request
        .ask(client, (int) asked)
        .otherwise(failure -> failure.getClass().getSimpleName())
        .onSuccess(
            outcome -> {
              measured.add(System.nanoTime() - dueAt, outcome);
              if (++answered == count) {
                client.close().onComplete(_ -> finished.complete(measured));
              }
            });
  }
}
