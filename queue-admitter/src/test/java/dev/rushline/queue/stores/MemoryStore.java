package dev.rushline.queue.stores;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A store of Kafka Streams that is in memory and belongs to no topology. */
final class MemoryStore {
  private MemoryStore() {}

  static KeyValueStore<Bytes, byte[]> empty() {
    KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("memory").get();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    return store;
  }
}
