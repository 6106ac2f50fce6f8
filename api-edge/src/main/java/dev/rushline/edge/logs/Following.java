package dev.rushline.edge.logs;

import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.wire.RegistrySerde;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Settings of channels that read a topic without a group: every edge sees every record, and nothing
 * is remembered of it after a restart.
 */
@ApplicationScoped
public class Following {
  /** What {@code assign-seek} calls the end. */
  private static final String END = ":-1";

  private static final String BEGINNING = ":0";

  /** Where the consumer's own setting says. */
  private static final String AS_SET = "";

  private final String registryUrl;

  Following(@ConfigProperty(name = "rushline.registry.url") String registryUrl) {
    this.registryUrl = registryUrl;
  }

  /** Settings to follow one partition from its end. */
  public Map<String, Object> partition(Topic<?> topic, int partition) {
    return settings(topic, IntStream.of(partition), END);
  }

  /** Settings to follow all partitions from their ends. */
  public Map<String, Object> all(Topic<?> topic) {
    return settings(topic, IntStream.range(0, topic.partitions()), END);
  }

  /** Settings to read all partitions from their beginnings and then follow them. */
  public Map<String, Object> allFromBeginning(Topic<?> topic) {
    return settings(topic, IntStream.range(0, topic.partitions()), BEGINNING);
  }

  /**
   * Settings to follow all partitions from the time that has just gone by. A partition in which
   * nothing is so new has no position, and what comes first is read up to {@code
   * request.timeout.ms} late, unless the consumer is given one: {@code CatchUp} does.
   */
  public Map<String, Object> allFromLately(Topic<?> topic, Duration lately) {
    Map<String, Object> settings = settings(topic, IntStream.range(0, topic.partitions()), AS_SET);
    settings.put("auto.offset.reset", "by_duration:" + lately);
    return settings;
  }

  /** Settings to read a topic in a group, each record by one edge. */
  public Map<String, Object> inGroup(Topic<?> topic) {
    Map<String, Object> settings = new HashMap<>(RegistrySerde.config(registryUrl));
    settings.put("topic", topic.name());
    return settings;
  }

  private Map<String, Object> settings(Topic<?> topic, IntStream partitions, String from) {
    Map<String, Object> settings = inGroup(topic);
    settings.put(
        "assign-seek",
        partitions
            .mapToObj(partition -> topic.name() + ":" + partition + from)
            .collect(Collectors.joining(",")));
    return settings;
  }
}
