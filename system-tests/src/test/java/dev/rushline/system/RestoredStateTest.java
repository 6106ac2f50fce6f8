package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.local.servers.ApplicationServer;
import dev.rushline.local.servers.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a crash leaves on disk is not believed: RocksDB writes when it likes, also what a
 * transaction has put that nobody commits.
 */
@Tag("long")
@ExtendWith(WithRunningSystem.class)
class RestoredStateTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RunningSystem system;

  RestoredStateTest(RunningSystem system) {
    this.system = system;
  }

  @Test
  void what_an_aborted_transaction_has_flushed_is_gone_after_a_crash(@TempDir Path disks)
      throws Exception {
    try (NoteTaker notes = new NoteTaker(system.processes().kafka().bootstrap())) {
      notes.append("kept", "1");
      notes.runOn(disks.resolve("former"), 1);

      notes.append("torn", "2");
      notes.restoreAndCrashOn(disks.resolve("restored"), disks.resolve("crashed"));
      List<NoteTaker.Found> found = notes.runOn(disks.resolve("crashed"), 1);

      assertThat(found).containsExactly(new NoteTaker.Found("torn", null, "1"));
    }
  }

  @Test
  void an_owner_that_runs_has_nothing_on_disk_that_is_believed() throws Exception {
    new Catalogue(system).onSale(10, Map.of());
    for (ApplicationServer owner : owners()) {
      Awaitility.await("no checkpoint of " + owner.name())
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(checkpoints(owner)).isEmpty());
    }
  }

  @Test
  void an_owner_that_ends_in_order_does_not_restore() throws Exception {
    ApplicationServer owner = system.processes().bookingStreams();
    Launch.stop(owner);
    try {
      assertThat(checkpoints(owner)).hasSameSizeAs(tasks(owner));
    } finally {
      Launch.start(owner);
    }
  }

  private List<ApplicationServer> owners() {
    return List.of(
        system.processes().bookingStreams(),
        system.processes().queueAdmitter(),
        system.processes().searchIndexer());
  }

  private List<Path> checkpoints(ApplicationServer owner) throws IOException {
    return tasks(owner).stream()
        .map(task -> task.resolve(".checkpoint"))
        .filter(Files::exists)
        .toList();
  }

  /** Directories of tasks with stores, of which there are some. */
  private List<Path> tasks(ApplicationServer owner) throws IOException {
    Path state = system.processes().files().data(owner.name()).resolve(owner.name());
    try (Stream<Path> tasks = Files.list(state)) {
      List<Path> withStores =
          tasks.filter(task -> Files.isDirectory(task.resolve("rocksdb"))).toList();
      assertThat(withStores).isNotEmpty();
      return withStores;
    }
  }
}
