package dev.rushline.queue.app;

import dev.rushline.queue.topology.QueueTopology;
import dev.rushline.streams.ValueSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
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
      MeterRegistry meters) {
    return QueueTopology.build(ValueSerdes.throughRegistry(registryUrl), seeds::of, lag, meters);
  }
}
