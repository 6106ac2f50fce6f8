package dev.rushline.bench.raw;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * HTTP over the bare pipeline: a body is read and forgotten, one command is sent, its answer
 * awaited, and a line of JSON answered.
 */
final class BareEndpoint {
  /** As the edge's commands. */
  private static final int LINGER_MILLIS = 2;

  private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final BareClient client;

  private record Waiting(Context context, HttpServerRequest request) {
    void answer(long number) {
      context.runOnContext(
          _ ->
              request
                  .response()
                  .putHeader("Content-Type", "application/json")
                  .end("{\"number\":" + number + "}"));
    }
  }

  private BareEndpoint(BareClient client) {
    this.client = client;
  }

  /** Runs until it is killed. Arguments: brokers, name, port. */
  public static void main(String[] args) {
    BareClient client = new BareClient(new BareTopics(args[0], args[1]), LINGER_MILLIS);
    BareEndpoint endpoint = new BareEndpoint(client);
    Vertx vertx = Vertx.vertx();
    vertx
        .createHttpServer()
        .requestHandler(endpoint::take)
        .listen(Integer.parseInt(args[2]), "127.0.0.1")
        .onFailure(
            error -> {
              System.err.println("not listening: " + error);
              System.exit(1);
            });
    while (true) {
      client.hear(endpoint::answered);
    }
  }

  private void take(HttpServerRequest request) {
    Context context = Vertx.currentContext();
    request
        .body()
        .onSuccess(
            _ -> {
              long number = numbers.incrementAndGet();
              waiting.put(number, new Waiting(context, request));
              client.send(number);
            });
  }

  private void answered(long number) {
    Waiting asker = waiting.remove(number);
    if (asker != null) {
      asker.answer(number);
    }
  }
}
