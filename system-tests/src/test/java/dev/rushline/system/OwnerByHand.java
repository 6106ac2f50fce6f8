package dev.rushline.system;

import dev.rushline.local.stack.LocalSystem;
import dev.rushline.schemas.queue.EndReason;
import dev.rushline.schemas.queue.HeldUpBy;
import dev.rushline.schemas.queue.LineMode;
import dev.rushline.schemas.queue.LinePolicy;
import dev.rushline.schemas.queue.LineStatus;
import dev.rushline.schemas.queue.Place;
import dev.rushline.schemas.queue.PlaceStatus;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.QueueEvent;
import dev.rushline.schemas.queue.QueueReplies;
import dev.rushline.schemas.queue.QueueReply;
import dev.rushline.schemas.queue.QueueState;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.awaitility.Awaitility;

/** The owner of one line on the real topics, who says and answers what a test tells it to. */
final class OwnerByHand implements AutoCloseable {
  /** Epochs begin above this one, and each round has the next. */
  static final int EPOCH = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant NOW = Instant.parse("2030-01-01T10:00:00Z");
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final Duration POLL = Duration.ofMillis(50);

  private final String eventId;
  private final String registryUrl;
  private final Producer<String, byte[]> producer;
  private final Consumer<String, QueueCommand> commands;
  private final Deque<QueueCommand> unanswered = new ArrayDeque<>();

  OwnerByHand(String eventId, LocalSystem system) {
    String bootstrap = system.kafka().bootstrap();
    registryUrl = system.registry().url();
    this.eventId = eventId;
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
            Serdes.String().serializer(),
            Serdes.ByteArray().serializer());
    commands =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
            Serdes.String().deserializer(),
            Topics.QUEUE_COMMANDS.valueSerde(registryUrl).deserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, Topics.QUEUE_COMMANDS.partitions())
            .mapToObj(number -> new TopicPartition(Topics.QUEUE_COMMANDS.name(), number))
            .toList();
    commands.assign(partitions);
    commands.seekToEnd(partitions);
    partitions.forEach(commands::position);
  }

  /** Tells that the line is open and has not moved yet, and that this is so for a while. */
  void broadcast(int round) throws Exception {
    QueueState state =
        new QueueState(
            eventId,
            7L,
            NOW,
            Duration.ofMinutes(10).toMillis(),
            LineStatus.OPEN,
            true,
            HeldUpBy.NOTHING,
            EPOCH + round,
            round,
            new LinePolicy(LineMode.ALWAYS, 10, 600, 600, null, 60_000L, 600_000L, List.of()),
            1_000L,
            0L,
            0L,
            1_000L,
            0L,
            0L,
            0L,
            0L,
            0L,
            0L,
            0.0,
            0.0,
            500L,
            0L,
            NOTHING,
            NOTHING,
            NOTHING,
            null,
            NOTHING);
    send(Topics.QUEUE_STATE, null, eventId, state);
  }

  /** A fan's place in the first round. */
  static Place place(String fan, long arrival, PlaceStatus status) {
    return new Place(
        fan,
        1,
        arrival,
        NOW,
        status,
        status == PlaceStatus.INSIDE ? NOW.plusSeconds(600) : null,
        status == PlaceStatus.ENDED ? EndReason.LEFT : null,
        false);
  }

  /** Tells that something has happened in the line. */
  void happened(SpecificRecord body) throws Exception {
    send(
        Topics.QUEUE_EVENTS,
        null,
        eventId,
        new QueueEvent(eventId, 1L, NOW, "c1", 0, 0L, null, body));
  }

  /** The next question that an edge asks about the line. */
  QueueCommand question() {
    Awaitility.await("a question of the edge")
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .until(
            () -> {
              commands
                  .poll(POLL)
                  .forEach(
                      record -> {
                        if (record.key().equals(eventId)) {
                          unanswered.add(record.value());
                        }
                      });
              return !unanswered.isEmpty();
            });
    return unanswered.remove();
  }

  /** Answers a question. */
  void answer(QueueCommand question, SpecificRecord body) throws Exception {
    String address = question.getReplyTo();
    int partition = Integer.parseInt(address.substring(0, address.indexOf('/')));
    send(
        Topics.QUEUE_REPLIES,
        partition,
        address,
        new QueueReplies(
            List.of(new QueueReply(question.getCommandId(), eventId, address, 0, 0L, NOW, body))));
  }

  private <V extends SpecificRecord> void send(
      Topic<V> topic, Integer partition, String key, V value) throws Exception {
    byte[] bytes = topic.valueSerde(registryUrl).serializer().serialize(topic.name(), value);
    producer.send(new ProducerRecord<>(topic.name(), partition, key, bytes)).get();
  }

  @Override
  public void close() {
    producer.close();
    commands.close();
  }
}
