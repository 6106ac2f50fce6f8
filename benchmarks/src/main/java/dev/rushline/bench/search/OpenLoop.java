package dev.rushline.bench.search;

import dev.rushline.bench.Measurement;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks at a fixed rate, whether or not the answers come, and measures from the moment at which a
 * request was due: an answer that waits behind another one counts as late as a fan would find it.
 * All on one event loop, so that counting needs no lock.
 */
final class OpenLoop {
  private static final int CONNECTIONS_MAX = 256;
  private static final String FROM_INDEX = "\"source\":\"index\"";
  private static final String STALE = "\"stale\":true";

  private final Vertx vertx;
  private final HttpClient client;
  private final Supplier<String> paths;
  private final long intervalNanos;

  /**
   * Describes a loop.
   *
   * @param paths what is asked for next
   * @param perSecond requests per second, 1 to 1,000
   */
  OpenLoop(Vertx vertx, int port, Supplier<String> paths, int perSecond) {
    this.vertx = vertx;
    this.paths = paths;
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(port)
                .setMaxPoolSize(CONNECTIONS_MAX)
                .setTcpNoDelay(true));
  }

  /** Asks for so long; completes when the last answer is there. */
  Future<Measurement> run(Duration duration) {
    Promise<Measurement> finished = Promise.promise();
    vertx.runOnContext(_ -> new Run(duration, finished).start());
    return finished.future();
  }

  private final class Run {
    private final Measurement measured = new Measurement();
    private final Promise<Measurement> finished;
    private final long count;
    private long started;
    private long asked;
    private long answered;

    Run(Duration duration, Promise<Measurement> finished) {
      this.finished = finished;
      this.count = duration.toNanos() / intervalNanos;
    }

    void start() {
      started = System.nanoTime();
      vertx.setPeriodic(1, timer -> askWhatIsDue(timer));
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
      String path = paths.get();
      client
          .request(HttpMethod.GET, path)
          .compose(request -> request.send())
          .compose(answer -> answer.body().map(body -> outcome(answer.statusCode(), body)))
          .otherwise(failure -> failure.getClass().getSimpleName())
          .onSuccess(
              outcome -> {
                measured.add(System.nanoTime() - dueAt, outcome);
                if (++answered == count) {
                  finished.complete(measured);
                }
              });
    }

    private String outcome(int status, Buffer body) {
      if (status != 200) {
        return Integer.toString(status);
      }
      String text = body.toString(StandardCharsets.UTF_8);
      if (text.contains(STALE)) {
        return "stale";
      }
      return text.contains(FROM_INDEX) ? "index" : "elsewhere";
    }
  }
}
