package dev.rushline.prove.failover;

import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.Server;
import dev.rushline.local.stack.LocalSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Something that goes wrong with one process, and is mended.
 *
 * @param name what {@code --only} calls it
 * @param victim whose process it is, asked when it happens
 * @param halted whether it does nothing for half a minute and then goes on, instead of dying
 * @param confirms whether confirms have to go on as well as checkouts
 */
record Fault(String name, Victim victim, boolean halted, boolean confirms) {
  private static final Duration HALT = Duration.ofSeconds(30);

  /** It stays away for longer than the others take to give it up. */
  private static final Duration AWAY = Duration.ofSeconds(12);

  /** Finds a process. */
  @FunctionalInterface
  interface Victim {
    Server find() throws InterruptedException;
  }

  /** All of them, in the order in which they happen. */
  static List<Fault> all(LocalSystem system) {
    Roles roles = new Roles(system);
    List<Fault> all = new ArrayList<>();
    all.add(new Fault("owner", roles::busiestOwner, false, true));
    system.brokers().forEach(broker -> all.add(killed(broker, true)));
    all.add(killed(system.apiEdge(), true));
    all.add(new Fault("owner-halted", roles::busiestOwner, true, true));
    all.add(killed(system.connect(), true));
    all.add(killed(system.queueAdmitter(), true));
    all.add(killed(system.searchIndexer(), true));
    all.add(killed(system.elasticsearch(), true));
    all.add(killed(system.registry(), true));
    all.add(killed(system.postgres(), false));
    return all;
  }

  private static Fault killed(Server server, boolean confirms) {
    return new Fault(server.name(), () -> server, false, confirms);
  }

  /** Does it, leaves it so for a while, mends it. Returns the moment before it was mended. */
  long happen(Server server) throws Exception {
    if (halted) {
      server.daemon().pause();
    } else {
      server.daemon().kill();
    }
    TimeUnit.NANOSECONDS.sleep((halted ? HALT : AWAY).toNanos());
    long mended = System.nanoTime();
    if (halted) {
      server.daemon().resume();
    } else {
      Launch.start(server);
    }
    return mended;
  }

  /** What the table calls it. */
  String title(Server server, Server controllersLeader) {
    return "%s %s%s"
        .formatted(
            server.name(),
            halted ? "halted for %d s".formatted(HALT.toSeconds()) : "killed",
            server.name().equals(controllersLeader.name()) ? ", leads controllers" : "");
  }
}
