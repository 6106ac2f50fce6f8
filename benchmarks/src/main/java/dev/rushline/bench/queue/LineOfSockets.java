package dev.rushline.bench.queue;

import dev.rushline.bench.Stadium;
import dev.rushline.bench.http.Await;
import dev.rushline.bench.system.BenchSystem;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A line whose fans watch it through sockets. It stands still, and an operator tells those waiting
 * something now and then: each of these broadcasts concerns every watcher, so each of them is sent
 * one message, and the last has come before the next is told.
 */
final class LineOfSockets {
  static final int TICKS_MAX = 400;

  private static final int RATE_PER_MINUTE = 1_200;
  private static final int TARGET_INSIDE = 100_000;

  private static final int WARM_UP_SOCKETS_MAX = 500;

  /** From one broadcast that concerns everybody to the next. */
  private static final Duration GAP = Duration.ofMillis(1_500);

  private static final Duration CALM = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final BenchSystem system;
  private final Stadium stadium;
  private final int count;
  private final int wanted;
  private final LineOrders orders;

  LineOfSockets(BenchSystem system, Stadium stadium, int sockets, int ticks) {
    this.system = system;
    this.stadium = stadium;
    this.count = sockets;
    this.wanted = ticks;
    this.orders = new LineOrders(system, stadium.eventId());
  }

  /** Measures and prints. */
  SocketFigures run() throws IOException, InterruptedException {
    System.out.printf("%nSockets at one edge:%n");
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try (Broadcasts broadcasts = new Broadcasts(system, stadium.eventId())) {
      joinAll(broadcasts);
      List<String> tokens = tokens();
      Ticks ticks = new Ticks(wanted);
      Sockets sockets = new Sockets(vertx, system, stadium.eventId(), ticks::arrived);
      EdgeMemory memory = openAll(sockets, tokens);
      BroadcastSample broadcast = tell(ticks, broadcasts);
      memory.moved(system.edgeMemory());
      List<Ticks.Tick> seen = Await.result(ticks.seen(), Duration.ofSeconds(1));
      System.out.println(memory.table());
      System.out.println(TickTable.of(seen, ticks, count, sockets.closedByEdge()));
      return new SocketFigures(
          count,
          memory.residentPerSocket(),
          memory.heapPerSocket(),
          ticks.bytesPerMessage(),
          broadcast);
    } finally {
      Await.result(vertx.close(), PATIENCE);
    }
  }

  private void joinAll(Broadcasts broadcasts) throws IOException, InterruptedException {
    orders.open(RATE_PER_MINUTE, TARGET_INSIDE);
    orders.pause();
    try (JoinFlood flood = new JoinFlood(system, stadium.eventId())) {
      flood.join(count, n -> "watcher-" + n, broadcasts);
    }
    System.out.printf("  %,d fans wait%n", count);
  }

  private List<String> tokens() {
    List<String> tokens =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(n -> system.token("watcher-" + n, "fan"))
            .toList();
    System.out.printf("  %,d tokens are signed%n", count);
    return tokens;
  }

  /** Some come and go before, so that what the edge loads and compiles counts for no socket. */
  private EdgeMemory openAll(Sockets sockets, List<String> tokens)
      throws IOException, InterruptedException {
    sockets.open(tokens.subList(0, Math.min(WARM_UP_SOCKETS_MAX, count)));
    sockets.close();
    calm();
    EdgeMemory memory = new EdgeMemory(count, system.edgeMemory().collected());
    long started = System.nanoTime();
    sockets.open(tokens);
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf(
        "  %,d sockets open after %.1f s, %,.0f/s%n", count, seconds, count / seconds);
    calm();
    memory.opened(system.edgeMemory());
    return memory;
  }

  private BroadcastSample tell(Ticks ticks, Broadcasts broadcasts)
      throws IOException, InterruptedException {
    System.out.printf(
        "  %d broadcasts for warming up, then %d are measured%n", Ticks.WARM_UP, wanted);
    for (int n = 0; n < Ticks.WARM_UP + wanted + Ticks.AFTER + 1; n++) {
      orders.tell("Message " + n);
      TimeUnit.NANOSECONDS.sleep(GAP.toNanos());
    }
    BroadcastSample sample = broadcasts.sample(CALM);
    Await.result(ticks.seen(), PATIENCE);
    calm();
    return sample;
  }

  private static void calm() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
  }
}
