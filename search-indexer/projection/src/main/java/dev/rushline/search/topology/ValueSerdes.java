package dev.rushline.search.topology;

import dev.rushline.schemas.topics.Topic;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;

/** How the values of topics are read and written: through the registry, or without one in tests. */
public interface ValueSerdes {

  /** Of topics whose schema is in this build. */
  <V extends SpecificRecord> Serde<V> of(Topic<V> topic);

  /** Of captured tables, whose schema is where it was registered. */
  Deserializer<GenericRecord> rows();
}
