package dev.rushline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Server;
import dev.rushline.local.servers.Software;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptScaleTest {
  private static final Optional<Integer> AS_IT_WAS = Optional.empty();

  @TempDir private Path home;
  private ProcessFiles files;
  private KeptScale kept;

  @BeforeEach
  void describe() {
    files = new ProcessFiles(home);
    kept = new KeptScale(files);
  }

  @Test
  void one_of_each_unless_somebody_said_otherwise() {
    assertThat(kept.read()).isEqualTo(new Scale(1, 1, 1));
  }

  @Test
  void numbers_are_kept_for_the_commands_that_follow() {
    kept.change(Optional.of(3), Optional.of(2), Optional.of(2), false);
    kept.change(AS_IT_WAS, AS_IT_WAS, Optional.of(3), false);

    assertThat(new KeptScale(files).read()).isEqualTo(new Scale(3, 2, 3));
  }

  @Test
  void brokers_with_data_do_not_become_more() throws IOException {
    Files.createDirectories(files.data("kafka"));

    assertThatThrownBy(() -> kept.change(Optional.of(3), AS_IT_WAS, AS_IT_WAS, false))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("was made with --brokers 1")
        .hasMessageContaining("down --wipe");
    assertThat(kept.read().brokers()).isEqualTo(1);
  }

  @Test
  void owners_and_edges_change_only_while_nothing_runs() throws IOException {
    Files.createDirectories(files.data("kafka"));

    assertThatThrownBy(() -> kept.change(AS_IT_WAS, Optional.of(2), AS_IT_WAS, true))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("./rushline down");
    assertThat(kept.change(AS_IT_WAS, Optional.of(2), AS_IT_WAS, false).owners()).isEqualTo(2);
    assertThat(kept.change(AS_IT_WAS, Optional.of(2), AS_IT_WAS, true).owners()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, 1, --brokers 2",
    "4, 1, 1, --brokers 4",
    "0, 1, 1, --brokers 0",
    "1, 0, 1, --owners 0",
    "1, 7, 1, --owners 7",
    "1, 1, 0, --edges 0",
    "1, 1, 7, --edges 7",
  })
  void numbers_that_make_no_sense_are_refused_by_name(
      int brokers, int owners, int edges, String named) {
    assertThatThrownBy(
            () -> kept.change(Optional.of(brokers), Optional.of(owners), Optional.of(edges), false))
        .isInstanceOf(ServerFailed.class)
        .hasMessageStartingWith(named + ":");
  }

  @Test
  void processes_of_a_kind_have_names_ports_and_states_of_their_own() {
    kept.change(Optional.of(3), Optional.of(2), Optional.of(2), false);
    LocalSystem system = LocalSystem.of(home, files, new Software(home), Settings.from(Map.of()));
    List<Server> all = system.all();

    assertThat(all.stream().map(Server::name))
        .contains("kafka", "kafka-2", "kafka-3", "booking-streams", "booking-streams-2")
        .contains("api-edge", "api-edge-2")
        .doesNotHaveDuplicates();
    assertThat(all.stream().flatMap(server -> server.ports().stream())).doesNotHaveDuplicates();
    assertThat(system.kafka().bootstrap())
        .isEqualTo("127.0.0.1:9092,127.0.0.1:9192,127.0.0.1:9292");
    assertThat(system.owners().stream().map(owner -> owner.environment().get("RUSHLINE_STATE_DIR")))
        .doesNotHaveDuplicates();
    assertThat(system.owners())
        .allMatch(owner -> owner.environment().get("RUSHLINE_STANDBYS").equals("1"));
  }

  @Test
  void ports_of_further_processes_may_not_be_those_of_others() {
    kept.change(AS_IT_WAS, AS_IT_WAS, Optional.of(2), false);

    assertThatThrownBy(
            () ->
                LocalSystem.of(
                    home,
                    files,
                    new Software(home),
                    Settings.from(Map.of("RUSHLINE_POSTGRES_PORT", "8180"))))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("the same");
  }
}
