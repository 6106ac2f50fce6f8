package dev.rushline.booking.app;

import dev.rushline.booking.topology.BookingTopology;
import dev.rushline.schemas.booking.BookingReplies;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Answers;
import dev.rushline.streams.PlainProducer;
import dev.rushline.streams.TurnSeeingClients;
import dev.rushline.streams.ValueSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.Topology;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the topology and its clients to the Kafka Streams extension. */
@ApplicationScoped
public class BookingStreams {
  private final Answers<BookingReply> answers;
  private final PlainProducer plainProducer;

  BookingStreams(PlainProducer plainProducer) {
    this.plainProducer = plainProducer;
    this.answers = Answers.turnByTurn(Topics.BOOKING_REPLIES, BookingReplies::new, plainProducer);
  }

  /** Dependent: Kafka Streams looks into the object's fields, which a scope's proxy has not. */
  @Produces
  Topology topology(
      @ConfigProperty(name = "rushline.registry.url") String registryUrl, MeterRegistry meters) {
    return BookingTopology.build(
        ValueSerdes.throughRegistry(registryUrl),
        Topics.BOOKING_PARTITIONS,
        meters,
        plainProducer,
        answers);
  }

  /** Dependent, for the same reason. */
  @Produces
  KafkaClientSupplier clients() {
    return new TurnSeeingClients(answers);
  }
}
