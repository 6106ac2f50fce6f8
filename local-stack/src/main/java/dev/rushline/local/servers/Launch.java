package dev.rushline.local.servers;

import dev.rushline.local.process.Daemon;
import dev.rushline.local.process.GiveWay;
import dev.rushline.local.process.Log;
import dev.rushline.local.process.Port;
import dev.rushline.local.process.ServerFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;

/** Starts and stops servers. A start returns when the server serves, or says why it does not. */
public final class Launch {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int LOG_LINES = 25;

  private Launch() {}

  /**
   * Starts a server that does not run, then waits until it serves.
   *
   * @throws ServerFailed when a port is taken, the process dies, or patience ends
   */
  public static void start(Server server) throws InterruptedException {
    Daemon daemon = server.daemon();
    try {
      if (!daemon.isRunning()) {
        for (Port port : server.ports()) {
          port.requireFree(server.name());
        }
        server.prepare();
        daemon.start(GiveWay.by(server.niceness(), server.command()), server.environment());
      }
      awaitServing(server);
      server.complete();
    } catch (IOException e) {
      throw new ServerFailed("Cannot start %s: %s".formatted(server.name(), e.getMessage()), e);
    }
  }

  /** Ends a server cleanly, or by force when it does not react in time. */
  public static void stop(Server server) throws InterruptedException {
    try {
      server.daemon().stop(server.stopSignal(), server.stopPatience());
    } catch (IOException e) {
      throw new ServerFailed("Cannot stop %s: %s".formatted(server.name(), e.getMessage()), e);
    }
  }

  private static void awaitServing(Server server) throws InterruptedException, IOException {
    long deadline = System.nanoTime() + server.startPatience().toNanos();
    while (true) {
      try {
        server.probe();
        return;
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception notYet) {
        if (!server.daemon().isRunning()) {
          throw failed(server, "ended while it was starting", notYet);
        }
        if (System.nanoTime() > deadline) {
          throw failed(
              server,
              "does not serve after %d s (%s)"
                  .formatted(server.startPatience().toSeconds(), notYet.getMessage()),
              notYet);
        }
        Thread.sleep(POLL);
      }
    }
  }

  private static ServerFailed failed(Server server, String what, Exception cause)
      throws IOException {
    String tail =
        Log.tailOfLastRun(server.daemon().log(), LOG_LINES).stream()
            .map(line -> "  | " + line)
            .collect(Collectors.joining("\n"));
    return new ServerFailed(
        "%s %s. The end of %s:%n%s".formatted(server.name(), what, server.daemon().log(), tail),
        cause);
  }
}
