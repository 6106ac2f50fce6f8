package dev.rushline.prove.storm;

import dev.rushline.bench.Measurement;
import dev.rushline.bench.Stadium;
import dev.rushline.bench.log.LogClient;
import dev.rushline.bench.system.BenchSystem;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Launch;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * One storm. The fans beside it ask for a seat of the event whose holds run out, and for one of
 * another event of the same partition, one after the other.
 */
final class Storm {
  /** Seats of a section, so that numbers of seats are multiples of it. */
  static final int SECTION = 500;

  /** So many a command end at least while more are due: {@code Portion} of the owner. */
  private static final int HOLDS_A_COMMAND_MIN = 8;

  /** Seats for the fans beside the storm, in each of the two events. */
  private static final int FANS_SEATS = 100_000;

  private static final int IN_FLIGHT = 1_000;
  private static final int MAKERS_REPLIES = 0;
  private static final int FANS_REPLIES = 1;

  /** Holds are made at this rate at least, or the first ends before the last is made. */
  private static final int MADE_PER_SECOND_MIN = 1_200;

  private static final Duration MARGIN = Duration.ofSeconds(50);
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration QUIET = Duration.ofSeconds(20);
  private static final Duration STORM_MAX = Duration.ofMinutes(10);

  /** A p99 of so few milliseconds may double by chance: a collection of garbage is as long. */
  private static final double MAY_DOUBLE_FROM_MILLIS = 50;

  /** What the owner does while holds become due. */
  enum Owner {
    STAYS,
    WAS_AWAY
  }

  private final BenchSystem system;
  private final int holds;
  private final Owner owner;
  private final Duration ttl;
  private final Stadium hot;
  private final Stadium other;
  private int fansSeat;

  Storm(BenchSystem system, int holds, Owner owner) {
    this.system = system;
    this.holds = holds / SECTION * SECTION;
    this.owner = owner;
    this.ttl = MARGIN.plusSeconds(holds / MADE_PER_SECOND_MIN).plus(WARM_UP).plus(QUIET);
    this.hot = new Stadium("storm-" + UUID.randomUUID(), this.holds + FANS_SEATS);
    this.other = besides(hot.eventId());
  }

  private static Stadium besides(String eventId) {
    String id;
    do {
      id = "beside-" + UUID.randomUUID();
    } while (EventPartition.of(id) != EventPartition.of(eventId));
    return new Stadium(id, FANS_SEATS);
  }

  /** Runs it and returns what does not hold. */
  List<String> run() throws Exception {
    try (LogClient maker = client(MAKERS_REPLIES);
        LogClient fans = client(FANS_REPLIES);
        EventPartition log = new EventPartition(system, hot.eventId())) {
      long lastDue = make(maker);
      long firstDue = lastDue - TimeUnit.SECONDS.toNanos(holds / MADE_PER_SECOND_MIN + 1);
      if (owner == Owner.WAS_AWAY) {
        // As cold as it will be when it comes back to the storm.
        awayUntil(System.nanoTime());
      } else {
        ask(fans, WARM_UP);
      }
      Pair quiet = ask(fans, QUIET);
      log.forget();
      if (owner == Owner.WAS_AWAY) {
        awayUntil(lastDue);
      } else {
        TimeUnit.NANOSECONDS.sleep(firstDue - System.nanoTime());
      }
      return judge(
          quiet, storm(fans, maker, log), log.expiryCommands(), log.expiredInAll(maker::made));
    }
  }

  private LogClient client(int replyPartition) {
    return new LogClient(system.bootstrap(), system.registryUrl(), replyPartition);
  }

  /** Makes the holds and returns when the last of them is due. */
  private long make(LogClient maker) {
    maker.append(hot.defineSale(ttl));
    maker.append(other.defineSale(Duration.ofHours(1)));
    long started = System.nanoTime();
    Set<String> waiting = new HashSet<>();
    int made = 0;
    int asked = 0;
    while (made < holds) {
      while (waiting.size() < IN_FLIGHT && asked < holds) {
        waiting.add(maker.checkout(hot.eventId(), hot.seat(asked++)));
      }
      for (BookingReply answer : maker.answers()) {
        if (waiting.remove(answer.getCommandId())) {
          requireHeld(answer);
          made++;
        }
      }
      if (System.nanoTime() - started > ttl.minus(WARM_UP).minus(QUIET).toNanos()) {
        throw new ServerFailed("this machine makes holds too slowly for such a storm");
      }
    }
    System.out.printf("%,d holds made in %.0f s%n", holds, (System.nanoTime() - started) / 1e9);
    return System.nanoTime() + ttl.toNanos();
  }

  private static void requireHeld(BookingReply answer) {
    if (!(answer.getBody() instanceof Booking)) {
      throw new ServerFailed("a checkout was refused: " + answer.getBody());
    }
  }

  /** Kills the owner, and starts it then; its stores are there when it is ready. */
  private void awayUntil(long then) throws InterruptedException {
    system.owner().daemon().kill();
    TimeUnit.NANOSECONDS.sleep(then - System.nanoTime());
    Launch.start(system.owner());
  }

  /** Times of the fans of both events. */
  private record Pair(Measurement same, Measurement other) {
    Pair() {
      this(new Measurement(), new Measurement());
    }
  }

  private Pair ask(LogClient fans, Duration time) {
    Pair pair = new Pair();
    long started = System.nanoTime();
    while (System.nanoTime() - started < time.toNanos()) {
      askOnce(fans, pair);
    }
    return pair;
  }

  private void askOnce(LogClient fans, Pair pair) {
    int seat = fansSeat++;
    if (seat == FANS_SEATS) {
      throw new ServerFailed("the fans beside the storm have no seats left");
    }
    pair.same.add(answered(fans, hot.eventId(), hot.seat(holds + seat)), "held");
    pair.other.add(answered(fans, other.eventId(), other.seat(seat)), "held");
  }

  private static long answered(LogClient fans, String eventId, String seat) {
    long asked = System.nanoTime();
    String id = fans.checkout(eventId, seat);
    while (System.nanoTime() - asked < STORM_MAX.toNanos()) {
      for (BookingReply answer : fans.answers()) {
        if (answer.getCommandId().equals(id)) {
          requireHeld(answer);
          return System.nanoTime() - asked;
        }
      }
    }
    throw new ServerFailed("a checkout was not answered within " + STORM_MAX);
  }

  /**
   * What was measured from the moment in which they were due.
   *
   * @param endedAfter seconds until all had ended; not a number when they did not
   */
  private record Course(Pair times, Duration length, double endedAfter) {}

  /** As long as the quiet time at least, so that what a start costs weighs the same in both. */
  private Course storm(LogClient fans, LogClient maker, EventPartition log) {
    Pair times = new Pair();
    long started = System.nanoTime();
    double endedAfter = Double.NaN;
    while (System.nanoTime() - started < QUIET.toNanos()
        || (Double.isNaN(endedAfter) && System.nanoTime() - started < STORM_MAX.toNanos())) {
      askOnce(fans, times);
      if (Double.isNaN(endedAfter) && log.expired(maker::made) == holds) {
        endedAfter = (System.nanoTime() - started) / 1e9;
      }
    }
    return new Course(times, Duration.ofNanos(System.nanoTime() - started), endedAfter);
  }

  private List<String> judge(Pair quiet, Course storm, long commands, int expiredInAll) {
    String name = "%,d holds, owner %s".formatted(holds, owner == Owner.STAYS ? "stays" : "away");
    System.out.println(name);
    System.out.println(quiet.same.row("quiet", QUIET));
    System.out.println(storm.times.same.row("same event", storm.length));
    System.out.println(quiet.other.row("quiet", QUIET));
    System.out.println(storm.times.other.row("other", storm.length));
    System.out.printf(
        "  all ended after %.1f s, by %,d commands (%.1f holds each)%n",
        storm.endedAfter, commands, (double) holds / Math.max(1, commands));
    List<String> broken = new ArrayList<>();
    if (Double.isNaN(storm.endedAfter)) {
      broken.add(name + ": not all have ended");
    }
    if (owner == Owner.WAS_AWAY
        && commands > holds / HOLDS_A_COMMAND_MIN + 3 + expiredInAll - holds) {
      broken.add(name + ": the log grew by more commands than there is work");
    }
    if (commands > expiredInAll + 3) {
      broken.add(name + ": more commands than holds");
    }
    broken.addAll(doubled(name + ", same event", quiet.same, storm.times.same));
    broken.addAll(doubled(name + ", other event", quiet.other, storm.times.other));
    return broken;
  }

  private static List<String> doubled(String what, Measurement quiet, Measurement storm) {
    double may = Math.max(MAY_DOUBLE_FROM_MILLIS, 2 * quiet.millisAt(99));
    return storm.millisAt(99) <= may
        ? List.of()
        : List.of("%s: p99 %.0f ms, may be %.0f".formatted(what, storm.millisAt(99), may));
  }
}
