package dev.rushline.search.app;

import dev.rushline.schemas.wire.RegistrySerde;
import dev.rushline.search.topology.SearchTopology;
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
public class SearchIndexer {

  /** Dependent: Kafka Streams looks into the object's fields, which a scope's proxy has not. */
  @Produces
  Topology topology(
      @ConfigProperty(name = "rushline.registry.url") String registryUrl, MeterRegistry meters) {
    return SearchTopology.build(
        ValueSerdes.throughRegistry(registryUrl),
        RegistrySerde.anyDeserializer(registryUrl),
        meters);
  }

  /** Threads that wake for what is due, and otherwise only for what comes. */
  @Produces
  @Singleton
  KafkaClientSupplier clients() {
    return new TurnSeeingClients();
  }
}
