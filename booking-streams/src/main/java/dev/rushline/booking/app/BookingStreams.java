package dev.rushline.booking.app;

import dev.rushline.booking.topology.BookingTopology;
import dev.rushline.streams.ValueSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.apache.kafka.streams.Topology;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the topology to the Kafka Streams extension, with values read through the registry. */
@ApplicationScoped
public class BookingStreams {

  /** Dependent: Kafka Streams looks into the object's fields, which a scope's proxy has not. */
  @Produces
  Topology topology(
      @ConfigProperty(name = "rushline.registry.url") String registryUrl, MeterRegistry meters) {
    return BookingTopology.build(ValueSerdes.throughRegistry(registryUrl), meters);
  }
}
