package dev.rushline.booking.topology;

import dev.rushline.schemas.topics.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** How the values of topics are read and written: through the registry, or without one in tests. */
public interface ValueSerdes {
  <V extends SpecificRecord> Serde<V> of(Topic<V> topic);
}
