package dev.rushline.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path root;
  private Daemon daemon;

  @BeforeEach
  void describe() {
    daemon = new Daemon("sleeper", new ProcessFiles(root));
  }

  @AfterEach
  void kill() throws Exception {
    daemon.kill();
  }

  @Test
  void another_starter_finds_the_running_process_and_stops_it() throws Exception {
    daemon.start(List.of("sleep", "600"), Map.of());
    Daemon another = new Daemon("sleeper", new ProcessFiles(root));

    boolean clean = another.stop("TERM", PATIENCE);

    assertThat(clean).isTrue();
    assertThat(daemon.isRunning()).isFalse();
    assertThat(daemon.hasDied()).isFalse();
  }

  @Test
  void a_process_that_ignores_the_request_is_killed() throws Exception {
    daemon.start(
        List.of("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.05; done"), Map.of());
    Awaitility.await().until(() -> Log.tail(daemon.log(), 1).contains("ready"));

    boolean clean = daemon.stop("TERM", Duration.ofMillis(300));

    assertThat(clean).isFalse();
    assertThat(daemon.isRunning()).isFalse();
  }

  @Test
  void a_process_that_ended_by_itself_has_died() throws Exception {
    daemon.start(List.of("true"), Map.of());

    Awaitility.await().until(daemon::hasDied);
  }

  @Test
  void a_process_that_got_the_same_id_later_is_not_ours() throws Exception {
    Path pid = new ProcessFiles(root).pid("sleeper");
    Files.createDirectories(pid.getParent());
    Files.writeString(pid, ProcessHandle.current().pid() + " 1");

    assertThat(daemon.isRunning()).isFalse();
  }

  @Test
  void the_log_keeps_earlier_runs_apart_from_the_last_one() throws Exception {
    daemon.start(List.of("echo", "first"), Map.of());
    Awaitility.await().until(daemon::hasDied);
    daemon.start(List.of("echo", "second"), Map.of());
    Awaitility.await().until(daemon::hasDied);

    assertThat(Log.tail(daemon.log(), 10)).contains("first", "second");
    assertThat(Log.tail(daemon.log(), 1)).containsExactly("second");
    assertThat(Log.tailOfLastRun(daemon.log(), 10)).containsExactly("second");
  }

  @Test
  void what_a_dead_owner_left_behind_is_ended_and_deleted() throws Exception {
    Path run = root.resolve("runs/1");
    ProcessFiles files = new ProcessFiles(run);
    Daemon orphan = new Daemon("orphan", files);
    Files.createDirectories(files.root());
    orphan.start(List.of("sleep", "600"), Map.of());
    ProcessHandle process = orphan.process().orElseThrow();
    Files.writeString(files.pid("owner"), "1 0");

    Orphans.sweep(root.resolve("runs"));

    assertThat(Liveness.isAlive(process)).isFalse();
    assertThat(run).doesNotExist();
  }

  @Test
  void one_that_gives_way_does_so_as_a_session_and_keeps_its_process_id() throws Exception {
    daemon.start(GiveWay.by(10, List.of("sh", "-c", "echo $$ is up; sleep 600")), Map.of());
    Awaitility.await().until(() -> Log.tail(daemon.log(), 1).getFirst().endsWith("is up"));

    long pid = daemon.process().orElseThrow().pid();
    assertThat(Log.tail(daemon.log(), 1)).containsExactly(pid + " is up");
    Path group = Path.of("/proc", Long.toString(pid), "autogroup");
    Assumptions.assumeTrue(Files.exists(group), "this kernel has no groups of sessions");
    assertThat(Files.readString(group)).endsWith("nice 10\n");
  }
}
