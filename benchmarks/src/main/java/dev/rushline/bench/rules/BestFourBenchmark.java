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

/** The best four where they are hard to find; held and let go, a score is per command. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
public class BestFourBenchmark {

  /** What is hard about it. */
  public enum Place {
    /** One section of 20,000 seats in rows of 100, empty. */
    SECTION_OF_20000,
    /** A stadium of 90,000 seats of which 99 in 100 are sold: four are left in each 16th row. */
    STADIUM_99_PERCENT_SOLD
  }

  @Param private Place place;

  private Hall hall;

  /** The place before anybody asks. */
  @Setup(Level.Iteration)
  public void build() {
    switch (place) {
      case SECTION_OF_20000 -> hall = new Hall(1, 200, 100);
      case STADIUM_99_PERCENT_SOLD -> {
        hall = new Hall(180, 20, 25);
        hall.sellAllBut(4, 16);
      }
    }
  }

  /** The best four held, and let go. */
  @Benchmark
  @OperationsPerInvocation(2)
  public Booking holdBestFour() {
    return hall.release(hall.holdBest(4));
  }
}
