package dev.rushline.queue.app;

import static dev.rushline.queue.line.Named.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds that nobody can guess, and that a replay gets again. */
class InstallationSeedsTest {
  @TempDir Path directory;

  private InstallationSeeds seeds(String secret) throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), secret);
    return new InstallationSeeds(Optional.of(file.toString()));
  }

  @Test
  void the_same_line_and_round_have_the_same_seed_also_after_a_restart() throws IOException {
    String seed = seeds("a secret of 16 b").of(event("e1"), 1);

    assertThat(seeds("a secret of 16 b\n").of(event("e1"), 1))
        .isEqualTo(seed)
        .matches("[0-9a-f]{64}");
  }

  @Test
  void another_event_round_or_secret_has_another_seed() throws IOException {
    InstallationSeeds seeds = seeds("a secret of 16 b");
    String seed = seeds.of(event("e1"), 1);

    assertThat(seeds.of(event("e2"), 1)).isNotEqualTo(seed);
    assertThat(seeds.of(event("e1"), 2)).isNotEqualTo(seed);
    assertThat(seeds.of(event("e11"), 1)).isNotEqualTo(seeds.of(event("e1"), 11));
    assertThat(seeds("a secret of 16 c").of(event("e1"), 1)).isNotEqualTo(seed);
  }

  @Test
  void without_a_secret_the_process_does_not_start() {
    assertThatThrownBy(() -> new InstallationSeeds(Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("RUSHLINE_QUEUE_SEED_FILE");
    assertThatThrownBy(() -> new InstallationSeeds(Optional.of(" ")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new InstallationSeeds(Optional.of("/nowhere/secret")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void with_a_short_secret_the_process_does_not_start() {
    assertThatThrownBy(() -> seeds("a secret of 15b"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("less than 16 bytes")
        .hasMessageNotContaining("15b");
  }
}
