package dev.rushline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WipeDirtyTasksTest {
  @TempDir private Path state;

  @Test
  void what_a_killed_process_left_of_a_task_is_wiped_and_nothing_else() throws IOException {
    Path killed = task("0_3");
    Path closed = task("0_10");
    Files.writeString(closed.resolve(".checkpoint"), "0\n0\n");
    Path identity = Files.writeString(state.resolve("kafka-streams-process-metadata"), "{}");
    Path other = Files.createDirectories(state.resolve("global"));

    assertThat(WipeDirtyTasks.wipe(state)).containsExactly("0_3");

    assertThat(killed).doesNotExist();
    assertThat(closed.resolve("rocksdb/sale-state/CURRENT")).exists();
    assertThat(identity).exists();
    assertThat(other).exists();
  }

  @Test
  void tasks_of_a_process_that_lives_are_left_alone() throws IOException {
    Path running = task("0_3");
    try (FileChannel channel =
            FileChannel.open(
                state.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThat(WipeDirtyTasks.wipe(state)).isEmpty();
      assertThat(running.resolve("rocksdb/sale-state/CURRENT")).exists();
    }
  }

  @Test
  void a_first_start_has_nothing_to_wipe() throws IOException {
    assertThat(WipeDirtyTasks.wipe(state.resolve("not-there"))).isEmpty();
  }

  private Path task(String name) throws IOException {
    Path stores = Files.createDirectories(state.resolve(name).resolve("rocksdb/sale-state"));
    Files.writeString(stores.resolve("CURRENT"), "MANIFEST-000005\n");
    return state.resolve(name);
  }
}
