package dev.rushline.bench.http;

import dev.rushline.bench.Measurement;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.io.IOException;
import java.time.Duration;

/**
 * So many requests are under way at any time: each connection asks, waits for the answer, and asks
 * the next. All on one event loop, so that counting needs no lock.
 */
public final class ClosedLoop {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final int inFlight;
  private final int max;
  private final long end;
  private final Request request;
  private final Promise<Measurement> finished = Promise.promise();
  private final Measurement measured = new Measurement();
  private final HttpClient client;
  private int asked;
  private int idle;

  /** What is asked. */
  public interface Request {
    /** Asks the n-th time, from 0; what came back, in a word. */
    Future<String> ask(HttpClient client, int n);
  }

  private ClosedLoop(HttpClient client, int inFlight, int max, long end, Request request) {
    this.client = client;
    this.inFlight = inFlight;
    this.max = max;
    this.end = end;
    this.request = request;
  }

  /**
   * Asks until the time is over or all was asked; what is answered after the end does not count.
   *
   * @param port of this machine
   * @param max how often is asked at the most
   * @param end by {@link System#nanoTime}
   */
  public static Measurement run(
      Vertx vertx, int port, int inFlight, int max, long end, Request request) throws IOException {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(port)
                .setMaxPoolSize(inFlight)
                .setTcpNoDelay(true));
    ClosedLoop loop = new ClosedLoop(client, inFlight, max, end, request);
    vertx.runOnContext(_ -> loop.start());
    return Await.result(loop.finished.future(), PATIENCE);
  }

  private void start() {
    for (int i = 0; i < inFlight; i++) {
      askNext();
    }
  }

  private void askNext() {
    long started = System.nanoTime();
    if (started >= end || asked == max) {
      if (++idle == inFlight) {
        client.close().onComplete(_ -> finished.complete(measured));
      }
      return;
    }
    request
        .ask(client, asked++)
        .onComplete(
            answer -> {
              long now = System.nanoTime();
              if (now <= end) {
                measured.add(
                    now - started,
                    answer.succeeded()
                        ? answer.result()
                        : answer.cause().getClass().getSimpleName());
              }
              askNext();
            });
  }
}
