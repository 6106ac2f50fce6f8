package dev.rushline.edge.logs;

import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.wire.RegistrySerde;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Settings of channels that read a topic from its end, without a group: every edge sees every
 * record, and nothing is remembered of it after a restart.
 */
@ApplicationScoped
public class Following {
  /** What {@code assign-seek} calls the end. */
  private static final String END = "-1";

  private final String registryUrl;

  Following(@ConfigProperty(name = "rushline.registry.url") String registryUrl) {
    this.registryUrl = registryUrl;
  }

  /** Settings to follow one partition. */
  public Map<String, Object> partition(Topic<?> topic, int partition) {
    return settings(topic, IntStream.of(partition));
  }

  /** Settings to follow all partitions. */
  public Map<String, Object> all(Topic<?> topic) {
    return settings(topic, IntStream.range(0, topic.partitions()));
  }

  /** Settings to read a topic in a group, each record by one edge. */
  public Map<String, Object> inGroup(Topic<?> topic) {
    Map<String, Object> settings = new HashMap<>(RegistrySerde.config(registryUrl));
    settings.put("topic", topic.name());
    return settings;
  }

  private Map<String, Object> settings(Topic<?> topic, IntStream partitions) {
    Map<String, Object> settings = inGroup(topic);
    settings.put(
        "assign-seek",
        partitions
            .mapToObj(partition -> topic.name() + ":" + partition + ":" + END)
            .collect(Collectors.joining(",")));
    return settings;
  }
}
