package dev.rushline.bench.rules;

import dev.rushline.booking.books.Booking;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One command each, and the command that undoes it, so that the hall stays as it is; a score is per
 * command. The hall is made anew for each iteration, since it remembers every answer for a day.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
public class DecisionBenchmark {
  private static final int SECTION = 500;
  private static final int ROWS = 20;
  private static final int SEATS = 25;

  /** Seats of the hall, in sections of 500; side by side they show whether its size matters. */
  @Param({"500", "5000", "90000"})
  private int seats;

  private Hall hall;
  private int turn;

  /** An empty hall. */
  @Setup(Level.Iteration)
  public void build() {
    hall = new Hall(seats / SECTION, ROWS, SEATS);
  }

  /** Two named seats held, and let go. */
  @Benchmark
  @OperationsPerInvocation(2)
  public Booking holdTwoNamedSeats() {
    turn = (turn + 1) % (seats / SECTION);
    return hall.release(hall.holdNamed(turn, 7, 1, 2));
  }

  /** The best four held, and let go. */
  @Benchmark
  @OperationsPerInvocation(2)
  public Booking holdBestFour() {
    return hall.release(hall.holdBest(4));
  }

  /** Two named seats held, sold and taken back. */
  @Benchmark
  @OperationsPerInvocation(3)
  public Booking confirm() {
    turn = (turn + 1) % (seats / SECTION);
    return hall.cancel(hall.confirm(hall.holdNamed(turn, 7, 1, 2)));
  }
}
