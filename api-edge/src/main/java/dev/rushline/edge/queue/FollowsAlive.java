package dev.rushline.edge.queue;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Not alive when tables of lines and slots have not been followed for long: a new process would.
 */
@Liveness
@ApplicationScoped
class FollowsAlive implements HealthCheck {
  private final FollowedTables tables;

  FollowsAlive(FollowedTables tables) {
    this.tables = tables;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("follows the lines and slots")
        .status(!tables.isSilentFor(6))
        .build();
  }
}
