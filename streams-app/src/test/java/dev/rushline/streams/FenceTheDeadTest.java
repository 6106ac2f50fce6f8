package dev.rushline.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.local.junit.NeedsServers;
import dev.rushline.local.junit.ServerKind;
import dev.rushline.local.junit.Servers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NeedsServers(ServerKind.KAFKA)
class FenceTheDeadTest {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int POLLS_MAX = 300;

  private final String application = "fenced-" + UUID.randomUUID();
  private final String alive = UUID.randomUUID().toString();
  private final String dead = UUID.randomUUID().toString();
  private final TopicPartition written = new TopicPartition(application + "-topic", 0);
  private final String bootstrap;
  private final Admin admin;

  FenceTheDeadTest(Servers servers) {
    this.bootstrap = servers.bootstrap();
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  @BeforeEach
  void makeTopic() throws Exception {
    admin.createTopics(List.of(new NewTopic(written.topic(), 1, (short) 1))).all().get();
  }

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void nobody_waits_for_an_instance_that_is_not_in_the_group() throws Exception {
    try (KafkaConsumer<String, String> member = memberOfTheGroup();
        KafkaProducer<String, String> left = producer(dead)) {
      write(left);
      assertThat(readableTo()).isZero();

      assertThat(FenceTheDead.pass(admin, application, Instant.now().minus(Duration.ofHours(1))))
          .isEmpty();
      assertThat(FenceTheDead.pass(admin, application, Instant.now()))
          .containsExactly(application + "-" + dead + "-1");

      assertThat(readableTo()).isPositive();
      assertThatThrownBy(left::commitTransaction).isInstanceOf(KafkaException.class);
      assertThat(member.assignment()).isNotEmpty();
    }
  }

  @Test
  void who_is_in_the_group_keeps_their_transaction() throws Exception {
    try (KafkaConsumer<String, String> member = memberOfTheGroup();
        KafkaProducer<String, String> working = producer(alive)) {
      write(working);

      assertThat(FenceTheDead.pass(admin, application, Instant.now())).isEmpty();

      working.commitTransaction();
      assertThat(member.assignment()).isNotEmpty();
    }
  }

  /** The broker knows it by the name of the client that had its name before. */
  @Test
  void who_has_come_back_under_the_same_name_and_commits_is_left_alone() throws Exception {
    try (KafkaConsumer<String, String> former = memberOfTheGroup(dead);
        KafkaConsumer<String, String> again = memberOfTheGroup(alive);
        KafkaProducer<String, String> working = producer(alive)) {
      Instant before = Instant.now().minus(FenceTheDead.OPEN_FOR);
      write(working);

      assertThat(FenceTheDead.pass(admin, application, before)).isEmpty();

      working.commitTransaction();
      assertThat(again.assignment()).isEqualTo(former.assignment());
    }
  }

  @Test
  void transactions_of_other_applications_are_left_alone() throws Exception {
    try (KafkaConsumer<String, String> member = memberOfTheGroup();
        KafkaProducer<String, String> other = producerNamed("another-" + dead + "-1")) {
      write(other);

      assertThat(FenceTheDead.pass(admin, application, Instant.now())).isEmpty();

      other.commitTransaction();
      assertThat(member.assignment()).isNotEmpty();
    }
  }

  @Test
  void clients_must_not_have_names_of_their_own() {
    assertThatThrownBy(
            () -> new FenceTheDead(bootstrap, application, Optional.of("mine"), Clock.systemUTC()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("kafka-streams.client.id");
  }

  private KafkaConsumer<String, String> memberOfTheGroup() {
    return memberOfTheGroup(alive);
  }

  /** With a name of its own, as owners have one. */
  private KafkaConsumer<String, String> memberOfTheGroup(String process) {
    KafkaConsumer<String, String> member =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "group.id",
                application,
                "group.instance.id",
                "local-1",
                "enable.auto.commit",
                "false",
                "client.id",
                application + "-" + process + "-StreamThread-1-consumer"),
            new StringDeserializer(),
            new StringDeserializer());
    member.subscribe(List.of(written.topic()));
    for (int polls = 0; member.assignment().isEmpty() && polls < POLLS_MAX; polls++) {
      member.poll(POLL);
    }
    return member;
  }

  private KafkaProducer<String, String> producer(String process) {
    return producerNamed(application + "-" + process + "-1");
  }

  private KafkaProducer<String, String> producerNamed(String transactionalId) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", bootstrap,
            "transactional.id", transactionalId,
            "transaction.timeout.ms", 10_000),
        new StringSerializer(),
        new StringSerializer());
  }

  private void write(KafkaProducer<String, String> producer)
      throws ExecutionException, InterruptedException {
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(written.topic(), "decided")).get();
  }

  private long readableTo() throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(
            Map.of(written, OffsetSpec.latest()),
            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get()
        .get(written)
        .offset();
  }
}
