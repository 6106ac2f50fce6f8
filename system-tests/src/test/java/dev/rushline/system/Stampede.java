package dev.rushline.system;

import dev.rushline.system.Person.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Fans who want a seat of one event with a line: half of them gather, half come when it opens. Each
 * joins, asks again when told to, books one seat once admitted, and stops when told that nothing is
 * left. Some join twice, some never come back.
 */
@SuppressWarnings("try") // close waits for the fans and may be interrupted
final class Stampede implements AutoCloseable {
  /** Every so many fans one joins and is not seen again. */
  private static final int NO_SHOW_EVERY = 50;

  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** Connections of this test, not fans: each holds one only while it asks. */
  private static final int ASKING_AT_ONCE_MAX = 100;

  private static final Set<Integer> NOT_ANSWERED = Set.of(202, 500, 502, 503, 504);

  private final RunningSystem system;
  private final String eventId;
  private final Semaphore asking = new Semaphore(ASKING_AT_ONCE_MAX);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> fans = new ArrayList<>();
  private final CountDownLatch gathered;
  private final CountDownLatch opened = new CountDownLatch(1);
  private final Set<String> booked = ConcurrentHashMap.newKeySet();
  private final Set<String> toldOfTheEnd = ConcurrentHashMap.newKeySet();
  private final Set<String> noShows = ConcurrentHashMap.newKeySet();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

  Stampede(RunningSystem system, String eventId, int size) {
    this.system = system;
    this.eventId = eventId;
    this.gathered = new CountDownLatch(size / 2);
    for (int fan = 0; fan < size; fan++) {
      int number = fan;
      fans.add(threads.submit(() -> attend(number, number < size / 2)));
    }
  }

  /** Waits until all who gather have a place. */
  void awaitGathered() throws InterruptedException {
    if (!gathered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException(gathered.getCount() + " have not gathered");
    }
  }

  /** Lets those come who did not gather. */
  void open() {
    opened.countDown();
  }

  /** Waits until everybody has a seat, or knows that there is none. */
  @Override
  public void close() throws Exception {
    opened.countDown();
    for (Future<?> fan : fans) {
      fan.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    threads.close();
  }

  Set<String> booked() {
    return booked;
  }

  Set<String> toldOfTheEnd() {
    return toldOfTheEnd;
  }

  Set<String> noShows() {
    return noShows;
  }

  List<String> surprises() {
    return List.copyOf(surprises);
  }

  private Void attend(int number, boolean early) throws Exception {
    String name = "fan-" + number + "-" + eventId;
    Person fan = new Person(system.edges().get(number % 2), system.token(name, "fan"));
    if (!early) {
      opened.await();
    }
    Answer joined = insist(fan, person -> person.post("/queue/" + eventId, Map.of(), Map.of()));
    if (number % 10 == 0) {
      insist(other(fan), person -> person.post("/queue/" + eventId, Map.of(), Map.of()));
    }
    if (early) {
      gathered.countDown();
      opened.await();
    }
    if (number % NO_SHOW_EVERY == 1) {
      noShows.add(name);
      return null;
    }
    stand(fan, name, joined);
    return null;
  }

  private void stand(Person fan, String name, Answer joined) throws Exception {
    Answer standing = joined;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      switch (standing.text("status")) {
        case "ADMITTED" -> {
          book(fan, name, standing.body().path("admission").path("token").asText());
          return;
        }
        case "GATHERING", "WAITING" -> {
          String state = standing.body().path("line").path("state").asText();
          if (state.equals("DRAINED")) {
            toldOfTheEnd.add(name);
            return;
          }
        }
        default -> {
          surprises.add(name + ": " + standing.status() + " " + standing.body());
          return;
        }
      }
      // As a good client does; no assertion waits for it.
      TimeUnit.SECONDS.sleep(Long.parseLong(standing.header("Retry-After")));
      standing = insist(fan, person -> person.get("/queue/" + eventId));
    }
    surprises.add(name + ": never told, at last " + standing.body());
  }

  private void book(Person fan, String name, String admission) throws Exception {
    Map<String, String> headers =
        Map.of("Idempotency-Key", "hold-" + name, "Admission-Token", admission);
    Object wish = Map.of("eventId", eventId, "best", Map.of("count", 1));
    Answer held = insist(fan, person -> person.post("/booking/checkout", headers, wish));
    if (held.text("code").equals("NOT_ENOUGH_SEATS")) {
      // The seats have gone to those inside: the slot goes back at once.
      insist(fan, person -> person.delete("/queue/" + eventId));
      toldOfTheEnd.add(name);
      return;
    }
    Answer sold =
        held.status() == 201
            ? insist(fan, person -> person.confirm("pay-" + name, held, "tok_approve"))
            : held;
    if (sold.status() == 200) {
      booked.add(name);
    } else {
      surprises.add(name + ": " + sold.status() + " " + sold.body());
    }
  }

  private Person other(Person fan) {
    return fan.at(system.edges().get(fan.edge().equals(system.edges().getFirst()) ? 1 : 0));
  }

  private interface Request {
    Answer sendAs(Person person) throws IOException, InterruptedException;
  }

  private Answer insist(Person fan, Request request) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    Person asker = fan;
    while (true) {
      asking.acquire();
      try {
        Answer answer = request.sendAs(asker);
        if (!NOT_ANSWERED.contains(answer.status())
            && !answer.text("code").equals("IDEMPOTENCY_KEY_IN_FLIGHT")) {
          return answer;
        }
        if (System.nanoTime() > deadline) {
          throw new IOException("no answer in time, at last " + answer);
        }
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
      } finally {
        asking.release();
      }
      asker = other(asker);
      // A good client does not hammer; this paces the crowd, no assertion waits for it.
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }
}
