package dev.rushline.bench.log;

import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingReplies;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.booking.Checkout;
import dev.rushline.schemas.booking.NamedSeats;
import dev.rushline.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Sends commands and reads the answers to them, without HTTP. To be used by one thread; clients
 * with different reply partitions do not read each other's answers.
 */
public final class LogClient implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  /** Most who come to a sale come once. */
  private static final int CUSTOMERS = 100_000;

  private final String instance = UUID.randomUUID().toString();
  private final int replyPartition;
  private final Serde<BookingCommand> commands;
  private final Serde<BookingReplies> replies;
  private final Producer<String, BookingCommand> producer;
  private final Consumer<String, BookingReplies> consumer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long sent;

  /**
   * A client that reads answers from now on.
   *
   * @param replyPartition of booking.replies, where its answers come
   */
  public LogClient(String bootstrap, String registryUrl, int replyPartition) {
    this.replyPartition = replyPartition;
    commands = Topics.BOOKING_COMMANDS.valueSerde(registryUrl);
    replies = Topics.BOOKING_REPLIES.valueSerde(registryUrl);
    producer = producer(bootstrap, commands);
    consumer = consumer(bootstrap, replies, replyPartition);
  }

  /**
   * Sends a checkout of one named seat, by the next of many customers.
   *
   * @return the command's id, which its answer names
   * @throws KafkaException when an earlier command did not get into the log
   */
  public String checkout(String eventId, String seat) {
    String customer = "customer-" + sent % CUSTOMERS;
    return send(
        eventId,
        id ->
            new Checkout(
                eventId + "." + id,
                customer,
                id,
                ByteBuffer.wrap(id.getBytes(StandardCharsets.UTF_8)),
                new NamedSeats(List.of(seat), 0),
                null));
  }

  /**
   * Sends a command that is answered to this client.
   *
   * @param body makes the body, given the command's id
   * @return the command's id
   * @throws KafkaException when an earlier command did not get into the log
   */
  public String send(String eventId, Function<String, Object> body) {
    String id = instance + "-" + sent++;
    append(new BookingCommand(eventId, id, replyPartition + "/" + instance, body.apply(id)));
    return id;
  }

  /** Whether a booking is of a checkout of this client. */
  public boolean made(String bookingId) {
    return bookingId.contains("." + instance + "-");
  }

  /** Appends a command; nobody waits for it. */
  public void append(BookingCommand command) {
    if (failure.get() != null) {
      throw new KafkaException("a command could not be sent", failure.get());
    }
    var _ =
        producer.send(
            new ProducerRecord<>(Topics.BOOKING_COMMANDS.name(), command.getEventId(), command),
            (_, error) -> failure.compareAndSet(null, error));
  }

  /** The next answers in the partition, also to others; none when none came for a while. */
  public List<BookingReply> answers() {
    List<BookingReply> answers = new ArrayList<>();
    consumer.poll(POLL).forEach(record -> answers.addAll(record.value().getReplies()));
    return answers;
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
    commands.close();
    replies.close();
  }

  private static Producer<String, BookingCommand> producer(
      String bootstrap, Serde<BookingCommand> values) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            2 << 20),
        Serdes.String().serializer(),
        values.serializer());
  }

  private static Consumer<String, BookingReplies> consumer(
      String bootstrap, Serde<BookingReplies> values, int replyPartition) {
    Consumer<String, BookingReplies> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                500),
            Serdes.String().deserializer(),
            values.deserializer());
    TopicPartition partition = new TopicPartition(Topics.BOOKING_REPLIES.name(), replyPartition);
    consumer.assign(List.of(partition));
    consumer.seekToEnd(List.of(partition));
    consumer.position(partition); // now, not at the first poll: no reply may be missed
    return consumer;
  }
}
