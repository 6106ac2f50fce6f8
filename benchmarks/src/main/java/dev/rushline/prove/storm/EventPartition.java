package dev.rushline.prove.storm;

import dev.rushline.bench.system.BenchSystem;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.ExpireDue;
import dev.rushline.schemas.booking.ExpireHold;
import dev.rushline.schemas.booking.HoldExpired;
import dev.rushline.schemas.topics.Partitions;
import dev.rushline.schemas.topics.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What an event's partition of the logs tells of ends of holds. */
final class EventPartition implements AutoCloseable {
  private static final Duration NO_WAIT = Duration.ZERO;

  private final String eventId;
  private final Serde<BookingEvent> eventValues;
  private final Serde<BookingCommand> commandValues;
  private final Consumer<String, BookingEvent> events;
  private final Consumer<String, BookingCommand> commands;
  private final Set<String> expired = new HashSet<>();
  private int expiredOfStorm;
  private long expiryCommands;

  EventPartition(BenchSystem system, String eventId) {
    this.eventId = eventId;
    eventValues = Topics.BOOKING_EVENTS.valueSerde(system.registryUrl());
    commandValues = Topics.BOOKING_COMMANDS.valueSerde(system.registryUrl());
    events = consumer(system, eventValues);
    commands = consumer(system, commandValues);
    toTheEnd(events, Topics.BOOKING_EVENTS.name());
    toTheEnd(commands, Topics.BOOKING_COMMANDS.name());
  }

  /** The partition of everything about an event. */
  static int of(String eventId) {
    return Partitions.of(eventId, Topics.BOOKING_PARTITIONS);
  }

  private static <V> Consumer<String, V> consumer(BenchSystem system, Serde<V> values) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            system.bootstrap(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed"),
        Serdes.String().deserializer(),
        values.deserializer());
  }

  private void toTheEnd(Consumer<String, ?> consumer, String topic) {
    TopicPartition partition = new TopicPartition(topic, of(eventId));
    consumer.assign(List.of(partition));
    consumer.seekToEnd(List.of(partition));
    consumer.position(partition);
  }

  /** What is in the logs so far does not count. */
  void forget() {
    toTheEnd(events, Topics.BOOKING_EVENTS.name());
    toTheEnd(commands, Topics.BOOKING_COMMANDS.name());
    expired.clear();
    expiredOfStorm = 0;
    expiryCommands = 0;
  }

  /**
   * How many holds of the event have ended by their deadline.
   *
   * @param ofStorm which bookings count; fans' holds beside them end as well
   */
  int expired(Predicate<String> ofStorm) {
    events.poll(NO_WAIT).forEach(record -> note(record, ofStorm));
    return expiredOfStorm;
  }

  /** How many have ended up to now, those of fans of the event included. */
  int expiredInAll(Predicate<String> ofStorm) {
    TopicPartition partition = new TopicPartition(Topics.BOOKING_EVENTS.name(), of(eventId));
    long end = events.endOffsets(List.of(partition)).get(partition);
    while (events.position(partition) < end) {
      events.poll(Duration.ofMillis(100)).forEach(record -> note(record, ofStorm));
    }
    return expired.size();
  }

  private void note(ConsumerRecord<String, BookingEvent> record, Predicate<String> ofStorm) {
    if (record.key().equals(eventId) && record.value().getBody() instanceof HoldExpired ended) {
      String booking = ended.getBooking().getBookingId();
      if (!expired.add(booking)) {
        throw new IllegalStateException("ended twice: " + ended);
      }
      expiredOfStorm += ofStorm.test(booking) ? 1 : 0;
    }
  }

  /** How many commands to end holds are in the log. */
  long expiryCommands() {
    TopicPartition partition = new TopicPartition(Topics.BOOKING_COMMANDS.name(), of(eventId));
    long end = commands.endOffsets(List.of(partition)).get(partition);
    while (commands.position(partition) < end) {
      commands
          .poll(Duration.ofMillis(100))
          .forEach(
              record -> {
                if (record.value().getBody() instanceof ExpireDue
                    || record.value().getBody() instanceof ExpireHold) {
                  expiryCommands++;
                }
              });
    }
    return expiryCommands;
  }

  @Override
  public void close() {
    events.close();
    commands.close();
    eventValues.close();
    commandValues.close();
  }
}
