package dev.rushline.bench.queue;

import dev.rushline.bench.Stadium;
import dev.rushline.bench.system.BenchSystem;
import dev.rushline.bench.system.Machine;
import dev.rushline.local.process.ServerFailed;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Joins, broadcasts and sockets of a waiting room, on servers of its own. */
@Command(
    name = "queue",
    description =
        "Joins of one line, the bytes of its broadcast, and sockets at one edge. Starts servers of"
            + " its own and stops them; ./rushline up is not needed and should not run.")
public final class QueueLoad implements Callable<Integer> {
  /** More than are ever admitted here, so that seats hold nobody up. */
  private static final int SEATS = 100_000;

  private static final int FANS_MAX = 10_000_000;
  private static final int FAILED = 2;

  @Option(
      names = "--fans",
      defaultValue = "1000000",
      description = "Fans who join one line (default: 1000000).")
  private int fans;

  @Option(
      names = "--sockets",
      defaultValue = "20000",
      description = "Fans with an open socket at one edge (default: 20000).")
  private int sockets;

  @Option(
      names = "--ticks",
      defaultValue = "40",
      description = "Broadcasts measured at the sockets, after 20 that are not (default: 40).")
  private int ticks;

  @Option(
      names = "--sample",
      defaultValue = "10",
      description = "Seconds for which broadcasts are counted (default: 10).")
  private int sampleSeconds;

  @ArgGroup private Part part = new Part();

  /** One of the two parts alone. */
  private static final class Part {
    @Option(names = "--joins-only", description = "Leave the sockets out.")
    private boolean joinsOnly;

    @Option(names = "--sockets-only", description = "Leave out the joins of --fans.")
    private boolean socketsOnly;
  }

  @Override
  public Integer call() throws Exception {
    try {
      requireSense();
      measure();
      return 0;
    } catch (ServerFailed e) {
      System.err.println("bench queue: " + e.getMessage());
      return FAILED;
    }
  }

  private void requireSense() {
    require(fans >= 2 * LineOfJoins.FEW && fans <= FANS_MAX, "--fans is from 2000 to 10000000");
    require(sockets >= 1 && sockets <= Sockets.MAX, "--sockets is from 1 to " + Sockets.MAX);
    require(ticks >= 1 && ticks <= LineOfSockets.TICKS_MAX, "--ticks is from 1 to 400");
    require(sampleSeconds >= 2 && sampleSeconds <= 600, "--sample is from 2 to 600");
    if (!part.joinsOnly) {
      FileLimit.require(sockets);
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new ServerFailed(rule);
    }
  }

  private void measure() throws Exception {
    System.out.println(Machine.describe());
    try (BenchSystem system = BenchSystem.start("bench-queue")) {
      Optional<BroadcastSample> broadcast = Optional.empty();
      if (!part.socketsOnly) {
        Stadium stadium = stadium(system);
        broadcast = Optional.of(new LineOfJoins(system, stadium, fans, sampleSeconds).run());
      }
      if (!part.joinsOnly) {
        Stadium stadium = stadium(system);
        SocketFigures figures = new LineOfSockets(system, stadium, sockets, ticks).run();
        System.out.println(ManyEdges.describe(figures, broadcast.orElse(figures.broadcast())));
      }
      system.done();
    }
  }

  private static Stadium stadium(BenchSystem system) throws Exception {
    return system.onSale(new Stadium("bench-" + UUID.randomUUID(), SEATS));
  }
}
