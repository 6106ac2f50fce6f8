package dev.rushline.prove.failover;

import dev.rushline.bench.Stadium;
import dev.rushline.bench.system.BenchSystem;
import dev.rushline.bench.system.Machine;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Server;
import dev.rushline.local.stack.Scale;
import dev.rushline.local.stack.Start;
import dev.rushline.schemas.topics.Partitions;
import dev.rushline.schemas.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Three brokers, two owners, two edges, and fans of an event in each partition; then one process
 * after the other dies and comes back. Answers may stay out for a few seconds; none may be wrong,
 * and nothing that was answered may be lost.
 */
@Command(
    name = "failover",
    description =
        "Kills one process of each kind under load, and halts an owner. Starts servers of its own"
            + " and stops them.")
public final class FailoverProof implements Callable<Integer> {
  private static final Scale SCALE = new Scale(3, 2, 2);
  private static final int SEATS = 10_000;
  private static final int PER_SECOND_MAX = 500;
  private static final Duration QUIET = Duration.ofSeconds(10);

  /** Processes that have just started answer late for a minute, and so do their neighbours. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final int BROKEN = 1;
  private static final int FAILED = 2;

  @Option(
      names = "--fans",
      defaultValue = "12",
      description = "Fans who come each second; each sends two requests (default: 12).")
  private int perSecond;

  @Option(
      names = "--most",
      defaultValue = "5",
      description = "Seconds for which answers may stay out (default: 5).")
  private int most;

  @Option(
      names = "--warm-up",
      defaultValue = "60",
      description = "Seconds of fans before anything is killed (default: 60).")
  private int warmUp;

  @Option(
      names = "--only",
      split = ",",
      description = "Some of the faults, such as owner,kafka-2,owner-halted.")
  private List<String> only = List.of();

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe(SCALE));
    if (perSecond < 1 || perSecond > PER_SECOND_MAX) {
      System.err.printf("prove failover: --fans is 1 to %d%n", PER_SECOND_MAX);
      return FAILED;
    }
    try (BenchSystem system = BenchSystem.start("prove-failover", SCALE, Start.Extent.ALL)) {
      List<String> broken = prove(system);
      broken.forEach(fault -> System.out.println("BROKEN: " + fault));
      System.out.println(broken.isEmpty() ? "It holds." : "It does not hold.");
      if (broken.isEmpty()) {
        system.done();
      }
      return broken.isEmpty() ? 0 : BROKEN;
    } catch (ServerFailed e) {
      System.err.println("prove failover: " + e.getMessage());
      return FAILED;
    }
  }

  private List<Fault> wanted(List<Fault> all) {
    List<Fault> wanted =
        all.stream().filter(fault -> only.isEmpty() || only.contains(fault.name())).toList();
    if (wanted.isEmpty()) {
      throw new ServerFailed("no fault of these names: " + only);
    }
    return wanted;
  }

  private List<String> prove(BenchSystem system) throws Exception {
    List<Fault> faults = wanted(Fault.all(system.processes()));
    List<Stadium> events = new ArrayList<>();
    for (int partition = 0; partition < Topics.BOOKING_PARTITIONS; partition++) {
      events.add(system.onSale(new Stadium(idIn(partition), SEATS)));
    }
    List<String> broken = new ArrayList<>();
    try (Crowd crowd = new Crowd(system, events, perSecond)) {
      crowd.start();
      TimeUnit.SECONDS.sleep(warmUp);
      crowd.awaitWell(PATIENCE);
      long quiet = System.nanoTime();
      TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
      FaultTable table = new FaultTable(crowd, Duration.ofSeconds(most));
      table.printHeader();
      broken.addAll(table.row("nothing", true, quiet, 0));
      for (Fault fault : faults) {
        broken.addAll(run(system, fault, crowd, table));
      }
      crowd.stop();
      crowd.askAgain(PATIENCE);
      for (Stadium event : events) {
        Books books = new Books(event, system.bootstrap(), system.registryUrl());
        broken.addAll(books.faults(crowd.fans()));
        System.out.printf("%s: %,d sold%n", event.eventId(), books.sold());
      }
      long surprising =
          crowd.attempts().stream()
              .filter(attempt -> attempt.outcome() == Attempt.Outcome.SURPRISING)
              .count();
      if (surprising > 0) {
        broken.add(surprising + " answers that no fan should see");
      }
    }
    return broken;
  }

  private static String idIn(int partition) {
    String id;
    do {
      id = "fought-" + UUID.randomUUID();
    } while (Partitions.of(id, Topics.BOOKING_PARTITIONS) != partition);
    return id;
  }

  private static List<String> run(BenchSystem system, Fault fault, Crowd crowd, FaultTable table)
      throws Exception {
    Server server = fault.victim().find();
    Roles roles = new Roles(system.processes());
    String title = fault.title(server, roles.controllersLeader());
    long begun = System.nanoTime();
    long mended = fault.happen(server);
    crowd.awaitWell(PATIENCE);
    roles.awaitCaughtUp(PATIENCE);
    return table.row(title, fault.confirms(), begun, mended);
  }
}
