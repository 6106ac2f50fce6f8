package dev.rushline.bench.raw;

import dev.rushline.bench.Addresses;
import dev.rushline.bench.Measurement;
import dev.rushline.bench.http.ClosedLoop;
import dev.rushline.local.process.Directories;
import dev.rushline.local.process.Port;
import dev.rushline.local.process.ServerFailed;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The bare pipeline on the brokers of the running installation, and a bare endpoint over it. Halted
 * except while it is measured itself.
 */
public final class Yardstick implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final String BODY = "{\"eventId\":\"bare\",\"seats\":[\"S1:A:1\"]}";

  private final BareTopics topics;
  private final Path directory;
  private final List<ChildJvm> children = new ArrayList<>();
  private final int port;
  private long sent;

  private Yardstick(BareTopics topics, Path directory, int port) {
    this.topics = topics;
    this.directory = directory;
    this.port = port;
  }

  /** Starts it and returns when it answers. */
  public static Yardstick start(Addresses addresses)
      throws IOException, InterruptedException, ExecutionException {
    BareTopics topics = new BareTopics(addresses.bootstrap(), "bench-raw-" + UUID.randomUUID());
    Path directory = Path.of(addresses.root(), ".rushline", "bench", "raw");
    Yardstick yardstick = new Yardstick(topics, directory, Port.free(1).getFirst());
    boolean answers = false;
    try {
      topics.create();
      yardstick.startChildren();
      yardstick.awaitAnswer();
      yardstick.pause();
      answers = true;
      return yardstick;
    } finally {
      if (!answers) {
        yardstick.close();
      }
    }
  }

  private void startChildren() throws IOException {
    children.add(
        new ChildJvm(
            BarePipeline.class,
            directory.resolve("pipeline.log"),
            topics.bootstrap(),
            topics.name(),
            directory.resolve("state").toString()));
    children.add(
        new ChildJvm(
            BareEndpoint.class,
            directory.resolve("endpoint.log"),
            topics.bootstrap(),
            topics.name(),
            Integer.toString(port)));
  }

  private void awaitAnswer() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
            .timeout(Duration.ofSeconds(5))
            .POST(BodyPublishers.ofString(BODY))
            .build();
    long deadline = System.nanoTime() + START.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (true) {
        try {
          if (http.send(request, BodyHandlers.ofString()).statusCode() == 200) {
            return;
          }
        } catch (IOException e) {
          if (System.nanoTime() > deadline) {
            throw new ServerFailed("the yardstick does not answer; see " + directory, e);
          }
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  /** Its processes, by what they are. */
  public Map<String, Long> processes() {
    return Map.of("bare pipeline", children.get(0).pid(), "bare endpoint", children.get(1).pid());
  }

  private void pause() throws IOException, InterruptedException {
    for (ChildJvm child : children) {
      child.pause();
    }
  }

  private void resume() throws IOException, InterruptedException {
    for (ChildJvm child : children) {
      child.resume();
    }
  }

  /** Commands through the log in a closed loop; the first {@code warmUp} is not measured. */
  public Measurement commands(int inFlight, Duration warmUp, Duration time)
      throws IOException, InterruptedException {
    resume();
    try (BareClient client = new BareClient(topics, 0)) {
      Map<Long, Long> waiting = new HashMap<>();
      loop(client, waiting, inFlight, warmUp);
      return loop(client, waiting, inFlight, time);
    } finally {
      pause();
    }
  }

  private Measurement loop(
      BareClient client, Map<Long, Long> waiting, int inFlight, Duration time) {
    Measurement measured = new Measurement();
    long end = System.nanoTime() + time.toNanos();
    while (waiting.size() < inFlight) {
      send(client, waiting);
    }
    while (System.nanoTime() < end) {
      client.hear(
          number -> {
            Long at = waiting.remove(number);
            if (at != null) {
              measured.add(System.nanoTime() - at, "answered");
              send(client, waiting);
            }
          });
    }
    return measured;
  }

  private void send(BareClient client, Map<Long, Long> waiting) {
    long number = sent++;
    waiting.put(number, System.nanoTime());
    client.send(number);
  }

  /** Requests at the endpoint in a closed loop; the first {@code warmUp} is not measured. */
  public Measurement requests(Vertx vertx, int inFlight, Duration warmUp, Duration time)
      throws IOException, InterruptedException {
    resume();
    try {
      requests(vertx, inFlight, warmUp);
      return requests(vertx, inFlight, time);
    } finally {
      pause();
    }
  }

  private Measurement requests(Vertx vertx, int inFlight, Duration time) throws IOException {
    return ClosedLoop.run(
        vertx,
        port,
        inFlight,
        Integer.MAX_VALUE,
        System.nanoTime() + time.toNanos(),
        (client, _) ->
            client
                .request(new RequestOptions().setMethod(HttpMethod.POST).setURI("/"))
                .compose(request -> request.send(Buffer.buffer(BODY)))
                .compose(answer -> answer.body().map(_ -> Integer.toString(answer.statusCode()))));
  }

  @Override
  public void close() throws IOException {
    children.forEach(ChildJvm::close);
    topics.delete();
    Directories.delete(directory.resolve("state"));
  }
}
