package dev.rushline.bench.queue;

import dev.rushline.bench.Stadium;
import dev.rushline.bench.system.BenchSystem;
import dev.rushline.bench.system.ProcessMemory;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * A line that gathers all fans there are: how fast they join, what the admitter needs for them, and
 * what the broadcast costs with few of them and with all.
 */
final class LineOfJoins {
  /** Who wait while the broadcast is looked at first; they also warm the admitter up. */
  static final int FEW = 1_000;

  private static final double AIM_PER_SECOND = 10_000;
  private static final Duration CALM = Duration.ofSeconds(3);

  private final BenchSystem system;
  private final Stadium stadium;
  private final int fans;
  private final Duration sampled;

  LineOfJoins(BenchSystem system, Stadium stadium, int fans, int sampleSeconds) {
    this.system = system;
    this.stadium = stadium;
    this.fans = fans;
    this.sampled = Duration.ofSeconds(sampleSeconds);
  }

  /** Measures and prints; returns what the broadcast cost with all fans. */
  BroadcastSample run() throws IOException, InterruptedException {
    try (Broadcasts broadcasts = new Broadcasts(system, stadium.eventId());
        JoinFlood flood = new JoinFlood(system, stadium.eventId())) {
      new LineOrders(system, stadium.eventId()).gather();
      System.out.printf("%nJoins of one line, opening set for another age:%n");
      flood.join(FEW, guests(), broadcasts);
      calm();
      BroadcastSample few = broadcasts.sample(sampled);
      Kept before = Kept.now(system);
      double seconds = flood.join(fans - FEW, guests(), broadcasts);
      Kept after = Kept.now(system);
      calm();
      BroadcastSample all = broadcasts.sample(sampled);
      printJoins(seconds, before, after);
      System.out.printf("  a moment later: %s%n", Kept.now(system).words());
      printBroadcast(few, all);
      return all;
    }
  }

  private static IntFunction<String> guests() {
    SplittableRandom random = new SplittableRandom();
    return _ -> "guest-%016x".formatted(random.nextLong());
  }

  private static void calm() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
  }

  private void printJoins(double seconds, Kept before, Kept after) {
    int joined = fans - FEW;
    double perSecond = joined / seconds;
    System.out.printf(
        """

        %-12s %9s %10s
        %,-12d %9.1f %,10.0f  (aim: >= %,.0f/s; %s)

        The admitter, stores (what is written; changelogs are Kafka's) and memory:
          with %,d waiting: %s
          with %,d waiting: %s
          for each fan:     %,.0f bytes resident, %,.0f bytes of state on disk
        """,
        "joins",
        "seconds",
        "joins/s",
        joined,
        seconds,
        perSecond,
        AIM_PER_SECOND,
        perSecond >= AIM_PER_SECOND ? "reached" : "missed",
        FEW,
        before.words(),
        fans,
        after.words(),
        (double) (after.memory().resident() - before.memory().resident()) / joined,
        (double) (after.disk() - before.disk()) / joined);
  }

  private static void printBroadcast(BroadcastSample few, BroadcastSample all) {
    System.out.printf(
        "%nThe broadcast in queue.state (values, without the log's framing):%n%n%s%n%s%n%s%n",
        BroadcastSample.header(), few.row(), all.row());
    System.out.printf(
        "  with all / with few: %.2f in bytes/record, %.2f in bytes/s%n",
        (double) all.mostBytes() / few.mostBytes(), all.bytesPerSecond() / few.bytesPerSecond());
  }

  /** What the admitter keeps. */
  private record Kept(ProcessMemory.Reading memory, long disk) {
    static Kept now(BenchSystem system) throws IOException, InterruptedException {
      return new Kept(system.admitterMemory().now(), DiskUse.of(system.admitterState()));
    }

    String words() {
      return "%s MB resident, %s MB of it heap in use, %s MB of state on disk"
          .formatted(
              Megabytes.of(memory.resident()), Megabytes.of(memory.heap()), Megabytes.of(disk));
    }
  }
}
