package dev.rushline.queue.stores;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
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

  /** The same store, which notes from which keys on it is looked through. */
  @SuppressWarnings("unchecked")
  static KeyValueStore<Bytes, byte[]> noting(KeyValueStore<Bytes, byte[]> store, List<Bytes> from) {
    return (KeyValueStore<Bytes, byte[]>)
        Proxy.newProxyInstance(
            MemoryStore.class.getClassLoader(),
            new Class<?>[] {KeyValueStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("range")) {
                from.add((Bytes) arguments[0]);
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
