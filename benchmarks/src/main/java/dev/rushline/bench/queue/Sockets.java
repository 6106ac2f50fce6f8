package dev.rushline.bench.queue;

import dev.rushline.bench.http.Await;
import dev.rushline.bench.system.BenchSystem;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Open sockets of fans to the live line of one event, at one edge, all on one event loop: what they
 * receive is handled in one order, and counting needs no lock.
 */
final class Sockets {
  /** As many as an edge takes. */
  static final int MAX = 50_000;

  /** A source address has some 28,000 ports; sockets beyond this many come from the next one. */
  private static final int PER_ADDRESS = 20_000;

  private static final int OPENING_AT_ONCE = 128;
  private static final Duration OPENING_PATIENCE = Duration.ofMinutes(10);
  private static final Duration CLOSING_PATIENCE = Duration.ofMinutes(1);
  private static final long PROGRESS_MS = 5_000;

  private final Vertx vertx;
  private final Context loop;
  private final int port;
  private final String path;
  private final Consumer<String> onMessage;
  private final List<WebSocketClient> clients;

  // Changed on the event loop alone.
  private final List<ClientWebSocket> open = new ArrayList<>();
  private int told;
  private final AtomicInteger closedByEdge = new AtomicInteger();

  /**
   * Describes sockets; none is opened.
   *
   * @param onMessage takes every message, on the event loop
   */
  Sockets(Vertx vertx, BenchSystem system, String eventId, Consumer<String> onMessage) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.port = system.edgePort();
    this.path = "/queue/" + eventId + "/live";
    this.onMessage = onMessage;
    this.clients =
        IntStream.range(0, Math.ceilDiv(MAX, PER_ADDRESS))
            .mapToObj(n -> vertx.createWebSocketClient(from("127.0.0." + (n + 2))))
            .toList();
  }

  private static WebSocketClientOptions from(String address) {
    return new WebSocketClientOptions()
        // More than are opened: those just closed count until the pool has noticed.
        .setMaxConnections(2 * PER_ADDRESS)
        .setLocalAddress(address)
        .setTcpNoDelay(true);
  }

  /** Where messages are handled. */
  Context loop() {
    return loop;
  }

  /** How many the edge has closed. */
  int closedByEdge() {
    return closedByEdge.get();
  }

  /** Opens one for each token, and returns when each was told where its fan is. */
  void open(List<String> tokens) throws IOException {
    Promise<Void> all = Promise.promise();
    loop.runOnContext(
        _ -> {
          told = 0;
          Opening opening = new Opening(tokens.iterator(), tokens.size(), all);
          opening.start();
        });
    Await.result(all.future(), OPENING_PATIENCE);
  }

  /** Closes those that are open, as fans do who leave the page. */
  void close() throws IOException {
    Promise<Void> all = Promise.promise();
    loop.runOnContext(
        _ -> {
          List<ClientWebSocket> closing = List.copyOf(open);
          open.clear();
          if (closing.isEmpty()) {
            all.complete();
          }
          int[] left = {closing.size()};
          closing.forEach(
              socket ->
                  socket
                      .closeHandler(_ -> {})
                      .close()
                      .onComplete(
                          _ -> {
                            if (--left[0] == 0) {
                              all.complete();
                            }
                          }));
        });
    Await.result(all.future(), CLOSING_PATIENCE);
  }

  /** One after the other, some at once. */
  private final class Opening {
    private final Iterator<String> tokens;
    private final int count;
    private final Promise<Void> all;
    private final long timer;

    Opening(Iterator<String> tokens, int count, Promise<Void> all) {
      this.tokens = tokens;
      this.count = count;
      this.all = all;
      this.timer = vertx.setPeriodic(PROGRESS_MS, _ -> say());
    }

    private void say() {
      System.out.printf("  %,d of %,d sockets open%n", told, count);
    }

    void start() {
      for (int i = 0; i < OPENING_AT_ONCE; i++) {
        next();
      }
    }

    private void next() {
      if (!tokens.hasNext() || all.future().isComplete()) {
        return;
      }
      ClientWebSocket socket = clients.get(open.size() / PER_ADDRESS).webSocket();
      open.add(socket);
      socket.textMessageHandler(
          first -> {
            socket.textMessageHandler(onMessage::accept);
            if (++told == count) {
              vertx.cancelTimer(timer);
              all.complete();
            }
            next();
          });
      socket.closeHandler(
          _ -> {
            closedByEdge.incrementAndGet();
            fail(
                new IOException(
                    "the edge closed a socket: %s %s"
                        .formatted(socket.closeStatusCode(), socket.closeReason())));
          });
      socket
          .connect(
              new WebSocketConnectOptions()
                  .setHost("127.0.0.1")
                  .setPort(port)
                  .setURI(path)
                  .addHeader("Authorization", "Bearer " + tokens.next()))
          .onFailure(this::fail);
    }

    private void fail(Throwable failure) {
      vertx.cancelTimer(timer);
      all.tryFail(failure);
    }
  }
}
