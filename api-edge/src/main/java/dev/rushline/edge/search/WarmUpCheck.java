package dev.rushline.edge.search;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once searches are fast, or it was given up to wait for that; never unready again. */
@Readiness
@ApplicationScoped
class WarmUpCheck implements HealthCheck {
  private final WarmUp warmUp;

  WarmUpCheck(WarmUp warmUp) {
    this.warmUp = warmUp;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("warm up of search").status(warmUp.isOver()).build();
  }
}
