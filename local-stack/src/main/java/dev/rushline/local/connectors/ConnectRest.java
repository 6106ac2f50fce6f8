package dev.rushline.local.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Http;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The little that is needed of Connect's REST API. */
public final class ConnectRest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(200);

  private final String connectors;

  /**
   * Speaks to one worker.
   *
   * @param url its base, without a path
   */
  public ConnectRest(String url) {
    this.connectors = url + "/connectors/";
  }

  /** Creates a connector or changes its settings; restarts what of it has failed before. */
  public void apply(Connector connector) throws IOException, InterruptedException {
    Http.putJson(connectors + connector.name() + "/config", connector.config())
        .requireSuccess("connector " + connector.name());
    // One that was stopped or paused goes on; nothing happens to any other.
    put(connector.name() + "/resume", "resumption of connector " + connector.name());
    if (state(connector.name()).hasFailed()) {
      Http.postJson(
              connectors + connector.name() + "/restart?includeTasks=true&onlyFailed=true", "")
          .requireSuccess("restart of connector " + connector.name());
    }
  }

  /**
   * Waits until the connector and all its tasks run.
   *
   * @throws ServerFailed when one fails, with the reason, or patience ends
   */
  public void awaitRunning(String name, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    State state = state(name);
    while (!state.isRunning()) {
      if (state.hasFailed() || System.nanoTime() > deadline) {
        throw new ServerFailed("Connector %s does not run: %s".formatted(name, state));
      }
      Thread.sleep(POLL);
      state = state(name);
    }
  }

  /** Ends all tasks, and keeps the connector with its offsets; the next apply goes on. */
  void stop(String name, Duration patience) throws IOException, InterruptedException {
    put(name + "/stop", "stop of connector " + name);
    long deadline = System.nanoTime() + patience.toNanos();
    State state = state(name);
    while (!state.words().equals(List.of("STOPPED"))) {
      if (System.nanoTime() > deadline) {
        throw new ServerFailed("Connector %s does not stop: %s".formatted(name, state));
      }
      Thread.sleep(POLL);
      state = state(name);
    }
  }

  /** How far a source has read in the database's log; empty when it has not said so yet. */
  OptionalLong readUpTo(String name) throws IOException, InterruptedException {
    Http.Answer answer = Http.get(connectors + name + "/offsets");
    if (answer.status() == 404) {
      return OptionalLong.empty();
    }
    JsonNode offsets =
        JSON.readTree(answer.requireSuccess("offsets of connector " + name).body()).path("offsets");
    return StreamSupport.stream(offsets.spliterator(), false)
        .map(offset -> offset.path("offset"))
        .flatMapToLong(
            offset ->
                Stream.of("lsn", "lsn_commit", "lsn_proc")
                    .mapToLong(field -> offset.path(field).asLong()))
        .max();
  }

  /** Lets a stopped source begin where its slot is. */
  void forgetOffsets(String name) throws IOException, InterruptedException {
    Http.delete(connectors + name + "/offsets").requireSuccess("offsets of connector " + name);
  }

  /** Lets a stopped sink go on from an earlier record of one partition. */
  void readAgain(String name, String topic, int partition, long offset)
      throws IOException, InterruptedException {
    String body =
        """
        {"offsets": [{"partition": {"kafka_topic": "%s", "kafka_partition": %d},
                      "offset": {"kafka_offset": %d}}]}
        """
            .formatted(topic, partition, offset);
    Http.patchJson(connectors + name + "/offsets", body)
        .requireSuccess("offsets of connector " + name);
    put(name + "/resume", "resumption of connector " + name);
  }

  private void put(String path, String what) throws IOException, InterruptedException {
    Http.putJson(connectors + path, "").requireSuccess(what);
  }

  boolean exists(String name) throws IOException, InterruptedException {
    return Http.get(connectors + name).status() != 404;
  }

  /** Names of all connectors, sorted. */
  List<String> names() throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    JSON.readTree(Http.get(connectors).requireSuccess("list of connectors").body())
        .forEach(name -> names.add(name.asText()));
    return names.stream().sorted().toList();
  }

  /** The topics that a sink reads; none for a source. */
  List<String> topicsOfSink(String name) throws IOException, InterruptedException {
    String topics =
        JSON.readTree(
                Http.get(connectors + name + "/config")
                    .requireSuccess("settings of connector " + name)
                    .body())
            .path("topics")
            .asText();
    return topics.isEmpty() ? List.of() : List.of(topics.split("\\s*,\\s*"));
  }

  /**
   * States of a connector and its tasks.
   *
   * @param words the connector's first; empty when Connect does not know it (yet)
   * @param reason why something failed, or empty
   */
  record State(List<String> words, String reason) {
    boolean isRunning() {
      return words.size() > 1 && words.stream().allMatch("RUNNING"::equals);
    }

    boolean hasFailed() {
      return words.contains("FAILED");
    }

    @Override
    public String toString() {
      return words + " " + reason;
    }
  }

  State state(String name) throws IOException, InterruptedException {
    Http.Answer answer = Http.get(connectors + name + "/status");
    if (answer.status() == 404) {
      return new State(List.of(), "");
    }
    JsonNode status = JSON.readTree(answer.requireSuccess("status of connector " + name).body());
    List<String> words = new ArrayList<>(List.of(status.at("/connector/state").asText()));
    String reason = status.at("/connector/trace").asText();
    for (JsonNode task : status.path("tasks")) {
      words.add(task.path("state").asText());
      reason += task.path("trace").asText();
    }
    return new State(List.copyOf(words), reason);
  }
}
