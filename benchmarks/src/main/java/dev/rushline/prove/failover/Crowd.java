package dev.rushline.prove.failover;

import dev.rushline.bench.Stadium;
import dev.rushline.bench.system.BenchSystem;
import dev.rushline.local.process.ServerFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Fans who come at a steady rate, whatever comes back, to one event after the other and to the
 * edges in turn. Each holds a seat and confirms it; every fifth wants a seat that another has asked
 * for.
 */
final class Crowd implements AutoCloseable {
  private static final int CUSTOMERS = 200;
  private static final int CONTESTED_EVERY = 5;
  private static final int ASKED_AT_ONCE = 16;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration FAN_PATIENCE = Duration.ofMinutes(1);

  /** After so long without one that is not decided, all is well. */
  private static final Duration WELL = Duration.ofSeconds(2);

  /** Longer than any request may take. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(20);

  private final TwoEdges edges;
  private final List<Stadium> events;
  private final List<String> tokens = new ArrayList<>();
  private final long intervalNanos;
  private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
  private final Queue<Fan> fans = new ConcurrentLinkedQueue<>();
  private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread arrivals = new Thread(this::arrive, "arrivals");
  private volatile boolean stopping;
  private volatile String lastUndecided = "none";

  Crowd(BenchSystem system, List<Stadium> events, int perSecond) {
    this.edges = new TwoEdges(system.edges());
    this.events = List.copyOf(events);
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    for (int i = 0; i < CUSTOMERS; i++) {
      tokens.add(system.token("fan-" + i, "fan"));
    }
  }

  void start() {
    arrivals.start();
  }

  private void arrive() {
    long due = System.nanoTime();
    try {
      for (int number = 0; !stopping; number++) {
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        Fan fan = fan(number);
        fans.add(fan);
        long at = due;
        if (!asking.isShutdown()) {
          asking.execute(() -> buy(fan, at));
        }
        due += intervalNanos;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Fan fan(int number) {
    int event = number % events.size();
    int turn = number / events.size();
    Stadium stadium = events.get(event);
    int seat = turn % CONTESTED_EVERY == 0 && turn > 0 ? turn - 1 : turn;
    if (seat >= stadium.seats()) {
      throw new ServerFailed("the fans have no seats left");
    }
    return new Fan(
        number, event, stadium.eventId(), stadium.seat(seat), tokens.get(number % CUSTOMERS));
  }

  private void buy(Fan fan, long due) {
    try {
      askUntilDecided(Attempt.Kind.CHECKOUT, fan, due);
      if (fan.booking().isPresent()) {
        askUntilDecided(Attempt.Kind.CONFIRM, fan, System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * As their page does, when they are told to, with the same key; whoever is not answered for long
   * asks at the end.
   */
  private void askUntilDecided(Attempt.Kind kind, Fan fan, long first) throws InterruptedException {
    long due = first;
    while (true) {
      TwoEdges.Heard heard = fan.ask(kind, edges);
      note(kind, fan, due, heard);
      if (heard.answer().outcome() == Attempt.Outcome.DECIDED
          || stopping
          || System.nanoTime() - first > FAN_PATIENCE.toNanos()) {
        return;
      }
      TimeUnit.NANOSECONDS.sleep(heard.answer().retryAfter().toNanos());
      due = System.nanoTime();
    }
  }

  private void note(Attempt.Kind kind, Fan fan, long due, TwoEdges.Heard heard) {
    if (heard.answer().outcome() != Attempt.Outcome.DECIDED) {
      lastUndecided = kind + " " + heard.answer();
    }
    attempts.add(
        new Attempt(
            kind,
            fan.event(),
            due,
            System.nanoTime(),
            heard.answer().outcome(),
            heard.elsewhere()));
  }

  /**
   * Returns when for two seconds nothing has ended that was not decided, and something was of each
   * event and kind.
   */
  void awaitWell(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    long since = System.nanoTime();
    while (!isWell(since)) {
      if (System.nanoTime() > deadline) {
        throw new ServerFailed(
            "fans are not answered as they should be for %s; last not decided: %s"
                .formatted(patience, lastUndecided));
      }
      TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
    }
  }

  private boolean isWell(long since) {
    long from = System.nanoTime() - WELL.toNanos();
    if (from < since) {
      return false;
    }
    List<Attempt> recent = attempts.stream().filter(attempt -> attempt.ended() > from).toList();
    return recent.stream().allMatch(Attempt::decided)
        && recent.stream().map(a -> a.kind() + " " + a.event()).distinct().count()
            == (long) events.size() * Attempt.Kind.values().length;
  }

  /** Nobody comes any more; returns when all who came have been answered or given up. */
  void stop() throws InterruptedException {
    stopping = true;
    arrivals.join(LAST_ANSWERS);
    asking.shutdown();
    if (!asking.awaitTermination(LAST_ANSWERS.toSeconds(), TimeUnit.SECONDS)) {
      throw new ServerFailed("requests do not end");
    }
  }

  /** Asks what was not decided again, with the same keys, until all is decided. */
  void askAgain(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    List<Fan> open = open();
    System.out.printf("%,d fans, %,d of them ask again.%n", fans.size(), open.size());
    while (!open.isEmpty() && System.nanoTime() < deadline) {
      try (ExecutorService few = Executors.newFixedThreadPool(ASKED_AT_ONCE)) {
        open.forEach(fan -> few.execute(() -> askOnce(fan)));
      }
      open = open();
    }
  }

  private void askOnce(Fan fan) {
    try {
      if (fan.checkout().outcome() != Attempt.Outcome.DECIDED) {
        fan.ask(Attempt.Kind.CHECKOUT, edges);
      }
      if (fan.booking().isPresent()) {
        fan.ask(Attempt.Kind.CONFIRM, edges);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Those with something that is not decided. */
  List<Fan> open() {
    return fans.stream().filter(fan -> !fan.done()).toList();
  }

  List<Fan> fans() {
    return List.copyOf(fans);
  }

  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  int events() {
    return events.size();
  }

  @Override
  public void close() {
    stopping = true;
    asking.shutdownNow();
    edges.close();
  }
}
