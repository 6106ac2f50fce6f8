package dev.rushline.queue.app;

import dev.rushline.queue.topology.QueueTopology;
import dev.rushline.schemas.queue.QueueReplies;
import dev.rushline.schemas.queue.QueueReply;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Answers;
import dev.rushline.streams.Appender;
import dev.rushline.streams.TurnSeeingClients;
import dev.rushline.streams.ValueSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.Topology;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the topology to the Kafka Streams extension, with values read through the registry. */
@ApplicationScoped
public class QueueAdmitter {

  /** Dependent: Kafka Streams looks into the object's fields, which a scope's proxy has not. */
  @Produces
  Topology topology(
      @ConfigProperty(name = "rushline.registry.url") String registryUrl,
      InstallationSeeds seeds,
      BookingLagProbe lag,
      Appender appender,
      Answers<QueueReply> answers,
      MeterRegistry meters) {
    return QueueTopology.build(
        ValueSerdes.throughRegistry(registryUrl),
        Topics.BOOKING_PARTITIONS,
        seeds::of,
        lag,
        appender,
        answers,
        meters);
  }

  /** Answers that leave when a stream thread has decided what it has read. */
  @Produces
  @Singleton
  Answers<QueueReply> answers(Appender appender) {
    return Answers.turnByTurn(Topics.QUEUE_REPLIES, QueueReplies::new, appender);
  }

  /** The clients of stream threads, which tell when that is. */
  @Produces
  @Singleton
  KafkaClientSupplier clients(Answers<QueueReply> answers) {
    return new TurnSeeingClients(answers);
  }
}
