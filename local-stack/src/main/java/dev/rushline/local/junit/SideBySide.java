package dev.rushline.local.junit;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts servers that do not need each other at the same time. */
final class SideBySide {
  private SideBySide() {}

  static void start(List<Server> servers) throws InterruptedException {
    List<Callable<Void>> starts = new ArrayList<>();
    for (Server server : servers) {
      starts.add(
          () -> {
            Launch.start(server);
            return null;
          });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> start : threads.invokeAll(starts)) {
        start.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ServerFailed failed) {
        throw failed;
      }
      throw new ServerFailed("A server could not be started: " + e.getCause(), e);
    }
  }
}
