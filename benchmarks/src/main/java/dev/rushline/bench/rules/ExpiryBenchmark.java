package dev.rushline.bench.rules;

import dev.rushline.booking.books.Booking;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** 10,000 holds that end together; a score is per hold. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 10)
@Fork(
    value = 1,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
public class ExpiryBenchmark {
  private static final int HOLDS = 10_000;

  private Hall hall;
  private List<Booking> holds;

  /** A stadium in which 10,000 pairs of seats are held. */
  @Setup(Level.Invocation)
  public void hold() {
    hall = new Hall(180, 20, 25);
    holds = new ArrayList<>(HOLDS);
    for (int i = 0; i < HOLDS; i++) {
      int row = i / 10;
      int pair = i % 10;
      holds.add(hall.holdNamed(row / 20, row % 20, 2 * pair + 1, 2 * pair + 2));
    }
  }

  /** Ends them, one command each. */
  @Benchmark
  @OperationsPerInvocation(HOLDS)
  public void expire(Blackhole blackhole) {
    for (Booking booking : holds) {
      blackhole.consume(hall.expire(booking));
    }
  }
}
