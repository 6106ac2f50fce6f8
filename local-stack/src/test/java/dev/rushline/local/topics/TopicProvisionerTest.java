package dev.rushline.local.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.local.junit.NeedsServers;
import dev.rushline.local.junit.ServerKind;
import dev.rushline.local.junit.Servers;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NeedsServers(ServerKind.KAFKA)
class TopicProvisionerTest {
  private final String bootstrap;
  private final Admin admin;
  private final TopicProvisioner provisioner;

  TopicProvisionerTest(Servers servers) {
    bootstrap = servers.bootstrap();
    admin = Admin.create(Map.of("bootstrap.servers", (Object) servers.bootstrap()));
    provisioner = new TopicProvisioner(admin);
  }

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void a_second_time_changes_nothing() throws Exception {
    WantedTopic topic = topic("twice", 2, Map.of("retention.ms", "60000"));
    TopicProvisioner.Changes first = provisioner.provision(List.of(topic));

    TopicProvisioner.Changes second = provisioner.provision(List.of(topic));

    assertThat(first.created()).containsExactly("twice");
    assertThat(second.isEmpty()).isTrue();
  }

  @Test
  void another_setting_is_set_on_the_present_topic() throws Exception {
    provisioner.provision(List.of(topic("altered", 1, Map.of("retention.ms", "60000"))));

    TopicProvisioner.Changes changes =
        provisioner.provision(
            List.of(topic("altered", 1, Map.of("message.timestamp.type", "LogAppendTime"))));

    assertThat(changes.altered()).containsExactly("altered");
  }

  @Test
  void kafkas_own_topic_of_offsets_is_made_before_the_broker_makes_it_and_mended_after()
      throws Exception {
    TopicProvisioner.Changes first = provisioner.provision(List.of(WantedTopic.offsets()));
    TopicProvisioner.Changes second = provisioner.provision(List.of(WantedTopic.offsets()));

    assertThat(List.of(first.created(), first.altered()))
        .as("by whom it was made depends on which test was first")
        .contains(List.of("__consumer_offsets"));
    assertThat(second.isEmpty()).isTrue();
  }

  @Test
  void another_number_of_partitions_is_refused_and_nothing_is_created() throws Exception {
    provisioner.provision(List.of(topic("narrow", 2, Map.of())));

    assertThatThrownBy(
            () ->
                provisioner.provision(
                    List.of(topic("narrow", 3, Map.of()), topic("beside", 1, Map.of()))))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("narrow has 2 partitions and should have 3");
    assertThat(admin.listTopics().names().get()).doesNotContain("beside");
  }

  @Test
  void two_at_the_same_time_make_each_topic_once_and_neither_fails() throws Exception {
    List<WantedTopic> topics =
        IntStream.range(0, 30).mapToObj(i -> topic("contended-" + i, 1, Map.of())).toList();
    CyclicBarrier together = new CyclicBarrier(2);
    Callable<List<String>> provision =
        () -> {
          together.await();
          return provisioner.provision(topics).created();
        };
    List<String> created = new ArrayList<>();

    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      for (Future<List<String>> one : both.invokeAll(List.of(provision, provision))) {
        created.addAll(one.get());
      }
    }

    assertThat(created)
        .containsExactlyInAnyOrderElementsOf(topics.stream().map(WantedTopic::name).toList());
  }

  /** Its owner would have to keep it, unpacked, in a changelog that does not take it. */
  @Test
  void a_command_that_unpacks_to_more_than_the_log_takes_is_refused() throws Exception {
    Topic<?> commands = Topics.BOOKING_COMMANDS;
    provisioner.provision(List.of(topic("packed", 1, commands.config())));
    Map<String, Object> packing =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "gzip",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            4 * Topics.COMMAND_BYTES_MAX);
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(packing, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] zeros = new byte[Topics.COMMAND_BYTES_MAX + 1];

      assertThatThrownBy(() -> producer.send(new ProducerRecord<>("packed", zeros)).get())
          .hasCauseInstanceOf(RecordTooLargeException.class);
    }
  }

  private static WantedTopic topic(String name, int partitions, Map<String, String> config) {
    return new WantedTopic(name, "any", "a test", partitions, config);
  }
}
