package dev.rushline.connect;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.health.AbstractState;
import org.apache.kafka.connect.health.ConnectClusterState;
import org.apache.kafka.connect.health.ConnectorHealth;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every five seconds for failed connectors and tasks and restarts them through the worker's
 * REST API, more and more rarely while they go on failing. Switched on by {@code
 * rest.extension.classes} of the worker; asks the first of its {@code listeners}.
 */
public final class RestartFailedTasks implements ConnectRestExtension {
  private static final Logger LOG = LoggerFactory.getLogger(RestartFailedTasks.class);
  private static final long LOOK_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String FAILED = "FAILED";

  private final RestartSchedule schedule = new RestartSchedule();
  private final Clock clock;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("restart-failed-tasks").factory());
  private String address = "";

  /** For the worker, which knows it by its name. */
  public RestartFailedTasks() {
    this(Clock.systemUTC());
  }

  private RestartFailedTasks(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void configure(Map<String, ?> settings) {
    Object listeners = settings.get("listeners");
    address =
        listeners == null || listeners.toString().isBlank()
            ? "http://127.0.0.1:8083"
            : Arrays.stream(listeners.toString().replaceAll("[\\[\\] ]", "").split(","))
                .findFirst()
                .orElseThrow();
  }

  @Override
  public void register(ConnectRestExtensionContext context) {
    ConnectClusterState cluster = context.clusterState();
    var _ =
        looking.scheduleWithFixedDelay(
            () -> look(cluster), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  private void look(ConnectClusterState cluster) {
    try {
      for (String connector : cluster.connectors()) {
        look(cluster, connector);
      }
    } catch (RuntimeException e) {
      // While the worker joins its group it has no answer; the next look is soon.
      LOG.debug("connectors not looked at", e);
    }
  }

  private void look(ConnectClusterState cluster, String connector) {
    Optional<AbstractState> failed = failed(cluster.connectorHealth(connector));
    if (failed.isPresent() && schedule.failed(connector, clock.instant())) {
      LOG.warn(
          "restarting failed tasks of connector {}: {}",
          connector,
          String.valueOf(failed.get().traceMessage()).lines().findFirst().orElse(""));
      restart(connector);
    }
  }

  private static Optional<AbstractState> failed(ConnectorHealth health) {
    AbstractState connector = health.connectorState();
    return FAILED.equals(connector.state())
        ? Optional.of(connector)
        : health.tasksState().values().stream()
            .filter(task -> FAILED.equals(task.state()))
            .map(AbstractState.class::cast)
            .findFirst();
  }

  private void restart(String connector) {
    URI uri =
        URI.create(
            "%s/connectors/%s/restart?includeTasks=true&onlyFailed=true"
                .formatted(address, URLEncoder.encode(connector, StandardCharsets.UTF_8)));
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(uri)
                  .timeout(PATIENCE)
                  .POST(HttpRequest.BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        LOG.warn(
            "connector {} was not restarted: {} {}", connector, answer.statusCode(), answer.body());
      }
    } catch (IOException e) {
      LOG.warn("connector {} was not restarted", connector, e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }

  @Override
  public String version() {
    return "1";
  }
}
