package dev.rushline.edge.queue;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while tables of lines and slots are not followed: other edges know better. */
@Readiness
@ApplicationScoped
class FollowsReady implements HealthCheck {
  private final FollowedTables tables;

  FollowsReady(FollowedTables tables) {
    this.tables = tables;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("follows the lines and slots")
        .status(!tables.areStale())
        .build();
  }
}
