package dev.rushline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.local.process.ServerFailed;
import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaToolTest {
  private static final String BROKER = "127.0.0.1:9092";

  @Test
  void the_running_broker_is_added() {
    assertThat(KafkaTool.toolArguments("kafka-topics", List.of("--list"), BROKER))
        .containsExactly(
            "org.apache.kafka.tools.TopicCommand", "--list", "--bootstrap-server", BROKER);
  }

  @Test
  void a_named_broker_is_left_alone() {
    assertThat(
            KafkaTool.toolArguments(
                "topics.sh", List.of("--list", "--bootstrap-server", "other:1"), BROKER))
        .containsExactly(
            "org.apache.kafka.tools.TopicCommand", "--list", "--bootstrap-server", "other:1");
  }

  @Test
  void a_tool_that_reads_files_is_told_no_broker() {
    assertThat(KafkaTool.toolArguments("dump-log", List.of("--files", "x.log"), BROKER))
        .containsExactly("kafka.tools.DumpLogSegments", "--files", "x.log");
  }

  @Test
  void an_unknown_tool_is_answered_with_the_known_ones() {
    assertThatThrownBy(() -> KafkaTool.toolArguments("kafka-magic", List.of(), BROKER))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("kafka-magic")
        .hasMessageContaining("consumer-groups");
  }

  @Test
  void options_of_the_tool_are_not_taken_for_ours() {
    var parsed =
        Rushline.commandLine().parseArgs("kafka", "kafka-topics", "--list", "--topic", "x");

    assertThat(parsed.subcommand().unmatched()).containsExactly("--list", "--topic", "x");
  }
}
