package dev.rushline.bench.raw;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topics of one yardstick; their common beginning is also the name of its pipeline.
 *
 * @param bootstrap addresses of the brokers
 * @param name unlike that of any other
 */
record BareTopics(String bootstrap, String name) {
  static final int PARTITION = 0;

  String commands() {
    return name + "-commands";
  }

  String answers() {
    return name + "-answers";
  }

  /** Makes them, with one partition each. */
  void create() throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(commands(), Optional.of(1), Optional.empty()),
                  new NewTopic(answers(), Optional.of(1), Optional.empty())))
          .all()
          .get();
    }
  }

  /** Deletes them, and what the pipeline has made for itself. */
  void delete() {
    try (Admin admin = admin()) {
      List<String> own =
          admin.listTopics().names().toCompletionStage().toCompletableFuture().join().stream()
              .filter(topic -> topic.startsWith(name))
              .toList();
      admin.deleteTopics(own).all().toCompletionStage().toCompletableFuture().join();
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", (Object) bootstrap));
  }
}
