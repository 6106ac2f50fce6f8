package dev.rushline.system;

import dev.rushline.system.Person.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fans who take seats, and then pay, let go, both at once, change their minds, or forget, until
 * they are told to stop. Like good clients they repeat a request that was not answered, with the
 * same key, at the other edge.
 */
@SuppressWarnings("try") // close waits for the fans and may be interrupted
final class Crowd implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int WAVERING_MILLIS = 40;
  private static final Set<Integer> NOT_ANSWERED = Set.of(202, 500, 502, 503, 504);

  private final RunningSystem system;
  private final String eventId;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> fans = new ArrayList<>();
  private final Map<String, Integer> confirmed = new ConcurrentHashMap<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private final AtomicLong answers = new AtomicLong();
  private volatile boolean open = true;

  Crowd(RunningSystem system, String eventId, int size) {
    this.system = system;
    this.eventId = eventId;
    for (int fan = 0; fan < size; fan++) {
      String name = "fan-" + fan + "-" + UUID.randomUUID();
      fans.add(threads.submit(() -> attend(name, new Random(name.hashCode()))));
    }
  }

  /** Bookings that were answered with 200 CONFIRMED, and how many tickets each got. */
  Map<String, Integer> confirmed() {
    return confirmed;
  }

  /** Answers that no fan should ever get. */
  List<String> surprises() {
    return List.copyOf(surprises);
  }

  /** How many requests were answered. */
  long answers() {
    return answers.get();
  }

  /** Sends everybody home at once, answered or not: for a sale that is broken anyway. */
  void abandon() {
    open = false;
    threads.shutdownNow();
  }

  /** Lets everybody finish what they are doing. */
  @Override
  public void close() throws Exception {
    open = false;
    for (Future<?> fan : fans) {
      fan.get(PATIENCE.toSeconds() * 3, TimeUnit.SECONDS);
    }
    threads.close();
  }

  private Void attend(String name, Random random) throws Exception {
    Person fan = new Person("", system.token(name, "fan"));
    while (open) {
      String key = UUID.randomUUID().toString();
      Object wish = Map.of("eventId", eventId, "best", Map.of("count", 1 + random.nextInt(2)));
      Answer held = insist(fan, person -> person.checkout("hold-" + key, wish));
      if (held.status() != 201) {
        // Another round may find seats: own holds run out.
        expect(held, Set.of("CUSTOMER_LIMIT", "NOT_ENOUGH_SEATS", "SEATS_NOT_TOGETHER"));
        continue;
      }
      String booking = held.text("bookingId");
      switch (random.nextInt(8)) {
        case 0 -> insist(fan, person -> person.delete("/booking/" + booking));
        case 1 -> {} // forgets it
        case 2 -> payAndLetGo(fan, key, held, random.nextInt(WAVERING_MILLIS));
        case 3 -> {
          expectIfRefused(
              insist(fan, person -> person.extend("extend-" + key, booking)),
              Set.of("HOLD_EXPIRED"));
          pay(fan, key, held);
        }
        case 4 -> pay(fan, key, changed(fan, key, held, 1 + random.nextInt(2)));
        default -> pay(fan, key, held);
      }
    }
    return null;
  }

  /** Two windows of one fan, at two edges: the owner decides which of the two it was. */
  private void payAndLetGo(Person fan, String key, Answer held, int delayMillis) throws Exception {
    String booking = held.text("bookingId");
    Future<Answer> other =
        threads.submit(
            () -> {
              TimeUnit.MILLISECONDS.sleep(delayMillis); // so that either can be first
              return insist(fan, person -> person.delete("/booking/" + booking));
            });
    pay(fan, key, held);
    expectIfRefused(other.get(), Set.of("ALREADY_CONFIRMED"));
  }

  /** The booking with other seats, or as it was if there are none. */
  private Answer changed(Person fan, String key, Answer held, int count)
      throws IOException, InterruptedException {
    Map<String, Object> wish = Map.of("best", Map.of("count", count));
    Answer changed =
        insist(fan, person -> person.changeSeats("change-" + key, held.text("bookingId"), wish));
    expectIfRefused(
        changed,
        Set.of("HOLD_EXPIRED", "CUSTOMER_LIMIT", "NOT_ENOUGH_SEATS", "SEATS_NOT_TOGETHER"));
    return changed.status() == 200 ? changed : held;
  }

  private void pay(Person fan, String key, Answer held) throws IOException, InterruptedException {
    Answer sold = insist(fan, person -> person.confirm("pay-" + key, held, "tok_approve"));
    if (sold.status() == 200) {
      confirmed.put(held.text("bookingId"), sold.body().path("tickets").size());
    } else {
      expect(sold, Set.of("HOLD_EXPIRED", "HOLD_RELEASED"));
    }
  }

  private void expectIfRefused(Answer answer, Set<String> codes) {
    if (answer.status() != 200) {
      expect(answer, codes);
    }
  }

  private void expect(Answer refusal, Set<String> codes) {
    if (!codes.contains(refusal.text("code"))) {
      surprises.add(refusal.status() + " " + refusal.body());
    }
  }

  private interface Request {
    Answer sendAs(Person person) throws IOException, InterruptedException;
  }

  private Answer insist(Person fan, Request request) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int tries = 0;
    while (true) {
      String edge = system.edges().get(tries++ % system.edges().size());
      try {
        Answer answer = request.sendAs(fan.at(edge));
        if (!NOT_ANSWERED.contains(answer.status())
            && !answer.text("code").equals("IDEMPOTENCY_KEY_IN_FLIGHT")) {
          answers.incrementAndGet();
          return answer;
        }
        if (System.nanoTime() > deadline) {
          throw new IOException("no answer in time, at last " + answer);
        }
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
      }
      // A good client does not hammer; this paces the crowd, no assertion waits for it.
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
