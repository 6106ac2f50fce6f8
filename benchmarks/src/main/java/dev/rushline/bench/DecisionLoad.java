package dev.rushline.bench;

import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingReplies;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.booking.Checkout;
import dev.rushline.schemas.booking.NamedSeats;
import dev.rushline.schemas.booking.Refusal;
import dev.rushline.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Commands on the log, replies from the log: what the owner of one event decides per second without
 * HTTP in front. Each command holds one seat that nobody else wants.
 */
@Command(
    name = "decisions",
    description = "Checkouts of one event straight through the log, in a closed loop.")
final class DecisionLoad implements Callable<Integer> {
  private static final int REPLY_PARTITION = 0;
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int CUSTOMERS = 1_000;

  @Mixin private LoadOptions options;
  private final Addresses addresses = new Addresses();

  private final String instance = UUID.randomUUID().toString();
  private final Map<String, Long> waiting = new HashMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private int sent;

  @Override
  public Integer call() {
    System.out.println(Measurement.header("in flight"));
    for (int inFlight : options.inFlight) {
      run(inFlight);
    }
    return 0;
  }

  private void run(int inFlight) {
    Stadium stadium = new Stadium("bench-" + UUID.randomUUID(), options.seats);
    waiting.clear();
    sent = 0;
    Serde<BookingCommand> commands = Topics.BOOKING_COMMANDS.valueSerde(addresses.registryUrl());
    Serde<BookingReplies> replies = Topics.BOOKING_REPLIES.valueSerde(addresses.registryUrl());
    try (commands;
        replies;
        Producer<String, BookingCommand> producer = producer(commands);
        Consumer<String, BookingReplies> consumer = consumer(replies)) {
      append(producer, stadium.defineSale());
      loop(stadium, inFlight, producer, consumer, options.warmUp());
      long started = System.nanoTime();
      Measurement measured = loop(stadium, inFlight, producer, consumer, options.duration());
      double seconds = (System.nanoTime() - started) / 1e9;
      System.out.println(measured.row(Integer.toString(inFlight), seconds));
    }
  }

  private Measurement loop(
      Stadium stadium,
      int inFlight,
      Producer<String, BookingCommand> producer,
      Consumer<String, BookingReplies> consumer,
      Duration time) {
    Measurement measured = new Measurement();
    long end = System.nanoTime() + time.toNanos();
    while (waiting.size() < inFlight) {
      send(stadium, producer);
    }
    while (System.nanoTime() < end) {
      List<BookingReply> answers = new ArrayList<>();
      consumer.poll(POLL).forEach(record -> answers.addAll(record.value().getReplies()));
      long now = System.nanoTime();
      for (BookingReply answer : answers) {
        Long at = waiting.remove(answer.getCommandId());
        if (at != null) {
          measured.add(now - at, outcome(answer));
          send(stadium, producer);
        }
      }
    }
    return measured;
  }

  private static String outcome(BookingReply answer) {
    return switch (answer.getBody()) {
      case Booking _ -> "held";
      case Refusal refusal -> refusal.getCode().name();
      default -> throw new IllegalStateException("no reply: " + answer.getBody());
    };
  }

  private void send(Stadium stadium, Producer<String, BookingCommand> producer) {
    int n = sent++;
    String id = instance + "-" + n;
    Checkout checkout =
        new Checkout(
            stadium.eventId() + "." + id,
            "customer-" + n % CUSTOMERS,
            id,
            ByteBuffer.wrap(id.getBytes(StandardCharsets.UTF_8)),
            new NamedSeats(List.of(stadium.seat(n % stadium.seats())), 0),
            null);
    BookingCommand command =
        new BookingCommand(stadium.eventId(), id, REPLY_PARTITION + "/" + instance, checkout);
    waiting.put(id, System.nanoTime());
    append(producer, command);
  }

  private void append(Producer<String, BookingCommand> producer, BookingCommand command) {
    if (failure.get() != null) {
      throw new KafkaException("a command could not be sent", failure.get());
    }
    var _ =
        producer.send(
            new ProducerRecord<>(Topics.BOOKING_COMMANDS.name(), command.getEventId(), command),
            (_, error) -> failure.compareAndSet(null, error));
  }

  private Producer<String, BookingCommand> producer(Serde<BookingCommand> values) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            addresses.bootstrap(),
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            2 << 20),
        Serdes.String().serializer(),
        values.serializer());
  }

  private Consumer<String, BookingReplies> consumer(Serde<BookingReplies> values) {
    Consumer<String, BookingReplies> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                addresses.bootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                500),
            Serdes.String().deserializer(),
            values.deserializer());
    TopicPartition partition = new TopicPartition(Topics.BOOKING_REPLIES.name(), REPLY_PARTITION);
    consumer.assign(List.of(partition));
    consumer.seekToEnd(List.of(partition));
    consumer.position(partition); // now, not at the first poll: no reply may be missed
    return consumer;
  }
}
