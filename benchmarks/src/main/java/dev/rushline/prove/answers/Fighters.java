package dev.rushline.prove.answers;

import dev.rushline.bench.Stadium;
import dev.rushline.bench.log.LogClient;
import dev.rushline.bench.system.BenchSystem;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.booking.BookingStatus;
import dev.rushline.schemas.booking.Release;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fans who want the same seats: they hold one, let it go again, and remember what they were told.
 * What they ask is paced, so that the owner, who is away most of the time, keeps up.
 */
public final class Fighters implements AutoCloseable {
  private static final int ASKED_AT_ONCE = 20;
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int UNANSWERED_MAX = 2_000;

  /** After so long without an answer none is to come. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final LogClient client;
  private final BookingCommand definition;
  private final Stadium stadium;
  private final Random random;
  private final Map<String, BookingReply> answers = new ConcurrentHashMap<>();
  private final List<String> contradictions = new ArrayList<>();
  private final Deque<Booking> held = new ArrayDeque<>();
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong givenAgain = new AtomicLong();
  private final Thread thread = new Thread(this::run, "fans");
  private long lastHeard = System.nanoTime();
  private volatile boolean stopping;
  private volatile RuntimeException failure;

  /**
   * Fans of one event, who are not there yet.
   *
   * @param definition puts the event on sale
   * @param replyPartition where their answers come, and nobody else's
   * @param random draws who wants what
   */
  public Fighters(
      BenchSystem system,
      BookingCommand definition,
      Stadium stadium,
      int replyPartition,
      Random random) {
    this.client = new LogClient(system.bootstrap(), system.registryUrl(), replyPartition);
    this.definition = definition;
    this.stadium = stadium;
    this.random = new Random(random.nextLong());
  }

  /** Puts the event on sale and begins to ask. */
  public void start() {
    client.append(definition);
    thread.start();
  }

  private void run() {
    try {
      while (!stopping || System.nanoTime() - lastHeard < QUIET.toNanos()) {
        if (!stopping && asked.get() - answers.size() < UNANSWERED_MAX) {
          for (int i = 0; i < ASKED_AT_ONCE; i++) {
            ask();
          }
          TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
        for (BookingReply answer : client.answers()) {
          lastHeard = System.nanoTime();
          hear(answer);
        }
      }
    } catch (RuntimeException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() {
    asked.incrementAndGet();
    if (!held.isEmpty() && random.nextInt(3) == 0) {
      Booking booking = held.removeFirst();
      client.send(
          stadium.eventId(),
          _ ->
              new Release(booking.getBookingId(), booking.getCustomerId(), booking.getHoldEpoch()));
    } else {
      client.checkout(stadium.eventId(), stadium.seat(random.nextInt(stadium.seats())));
    }
  }

  private void hear(BookingReply answer) {
    BookingReply before = answers.putIfAbsent(answer.getCommandId(), answer);
    if (before == null) {
      if (answer.getBody() instanceof Booking booking
          && booking.getStatus() == BookingStatus.HELD) {
        held.add(booking);
      }
      return;
    }
    givenAgain.incrementAndGet();
    if (!before.equals(answer)) {
      contradictions.add("first answered " + before + ", then " + answer);
    }
  }

  /** Returns when something that is asked from now on was answered. */
  public void awaitAnswers() throws InterruptedException {
    long before = answers.size();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (answers.size() == before) {
      if (failure != null) {
        throw failure;
      }
      if (System.nanoTime() > deadline) {
        throw new ServerFailed("nothing was answered for " + PATIENCE);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    }
  }

  /**
   * Asks no more, and returns when no more answers come. Some commands have none: their owner died
   * after the commit and before the answer had left. Their fan asks again, with the same key.
   */
  public void stop() throws InterruptedException {
    stopping = true;
    thread.join(PATIENCE);
    if (thread.isAlive()) {
      throw new ServerFailed("answers do not end");
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** By command, the first that was given. */
  public Map<String, BookingReply> answers() {
    return answers;
  }

  public long given() {
    return answers.size();
  }

  /** How many commands have none. */
  public long notGiven() {
    return asked.get() - answers.size();
  }

  /** How many answers came once more: their commit was lost. */
  public long givenAgain() {
    return givenAgain.get();
  }

  /** Answers to one command that were not the same. */
  public List<String> contradictions() {
    return contradictions;
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    client.close();
  }
}
