package dev.rushline.local.topics;

import dev.rushline.local.process.ServerFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates missing topics and mends the settings of present ones. */
public final class TopicProvisioner {
  /** How long a broker may lag behind its controller. */
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Admin admin;

  public TopicProvisioner(Admin admin) {
    this.admin = admin;
  }

  /**
   * What was done.
   *
   * @param created names of new topics
   * @param altered names of topics that got other settings
   */
  public record Changes(List<String> created, List<String> altered) {
    public boolean isEmpty() {
      return created.isEmpty() && altered.isEmpty();
    }
  }

  /**
   * Makes the cluster have these topics; others are left alone. Several may do so at the same time:
   * whoever is second finds a topic present.
   *
   * @throws ServerFailed when a topic has another number of partitions, which cannot be mended
   *     without moving keys to other partitions, or when the cluster refuses
   */
  public Changes provision(List<WantedTopic> topics) throws InterruptedException {
    List<String> created = new ArrayList<>();
    long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
    try {
      while (true) {
        Set<String> present =
            admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
        Map<Boolean, List<WantedTopic>> others =
            topics.stream()
                .filter(topic -> !created.contains(topic.name()))
                .collect(Collectors.partitioningBy(topic -> present.contains(topic.name())));
        List<WantedTopic> old = others.get(true);
        requirePartitions(old);
        if (create(others.get(false), created, deadline)) {
          return new Changes(List.copyOf(created), alter(old));
        }
        Thread.sleep(LOOK_AGAIN);
      }
    } catch (ExecutionException e) {
      throw new ServerFailed("The brokers refused a topic: " + e.getCause().getMessage(), e);
    }
  }

  /**
   * A topic that exists although it was not listed was made a moment ago: the controller knows it
   * before the broker that was asked for the list.
   *
   * @param created gets the names of those that this call made
   * @return false when one existed, so that the list is to be asked for again
   */
  private boolean create(List<WantedTopic> missing, List<String> created, long deadline)
      throws ExecutionException, InterruptedException {
    Map<String, KafkaFuture<Void>> results =
        admin.createTopics(missing.stream().map(TopicProvisioner::newTopic).toList()).values();
    boolean allMade = true;
    for (WantedTopic topic : missing) {
      try {
        results.get(topic.name()).get();
        created.add(topic.name());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException) || System.nanoTime() > deadline) {
          throw e;
        }
        allMade = false;
      }
    }
    return allMade;
  }

  private static NewTopic newTopic(WantedTopic topic) {
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
        .configs(topic.config());
  }

  private void requirePartitions(List<WantedTopic> topics)
      throws ExecutionException, InterruptedException {
    Map<String, TopicDescription> descriptions =
        admin.describeTopics(topics.stream().map(WantedTopic::name).toList()).allTopicNames().get();
    List<String> faults = new ArrayList<>();
    for (WantedTopic topic : topics) {
      int partitions = descriptions.get(topic.name()).partitions().size();
      if (partitions != topic.partitions()) {
        faults.add(
            "%s has %d partitions and should have %d"
                .formatted(topic.name(), partitions, topic.partitions()));
      }
    }
    if (!faults.isEmpty()) {
      throw new ServerFailed(
          String.join("; ", faults)
              + ". Adding partitions would move keys, so nothing was changed: copy the data to a new"
              + " cluster, or start over with ./rushline down --wipe.");
    }
  }

  /** Sets what differs; settings that the list does not name are left alone. */
  private List<String> alter(List<WantedTopic> topics)
      throws ExecutionException, InterruptedException {
    Map<ConfigResource, WantedTopic> resources = new HashMap<>();
    topics.forEach(
        topic -> resources.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), topic));
    Map<ConfigResource, Config> current = admin.describeConfigs(resources.keySet()).all().get();
    Map<ConfigResource, Collection<AlterConfigOp>> operations = new HashMap<>();
    resources.forEach(
        (resource, topic) -> {
          List<AlterConfigOp> differences = differences(topic, current.get(resource));
          if (!differences.isEmpty()) {
            operations.put(resource, differences);
          }
        });
    admin.incrementalAlterConfigs(operations).all().get();
    return operations.keySet().stream().map(ConfigResource::name).sorted().toList();
  }

  private static List<AlterConfigOp> differences(WantedTopic topic, Config current) {
    List<AlterConfigOp> operations = new ArrayList<>();
    topic
        .config()
        .forEach(
            (name, value) -> {
              ConfigEntry entry = current.get(name);
              if (entry == null || !value.equals(entry.value())) {
                operations.add(
                    new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
              }
            });
    return operations;
  }
}
