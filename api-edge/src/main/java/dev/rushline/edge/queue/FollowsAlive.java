package dev.rushline.edge.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Not alive when tables of lines and slots have not been followed for very long: a new process
 * would. Far longer than a poll that waits for the registry or for memory: a process that is killed
 * for that loses its sockets and what it knows, and its successor waits for the same.
 */
@Liveness
@ApplicationScoped
class FollowsAlive implements HealthCheck {
  private final FollowedTables tables;
  private final Duration deadAfter;

  FollowsAlive(FollowedTables tables, QueueSettings settings) {
    this.tables = tables;
    this.deadAfter = settings.deadAfter();
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("follows the lines and slots")
        .status(!tables.areSilentFor(deadAfter))
        .build();
  }
}
