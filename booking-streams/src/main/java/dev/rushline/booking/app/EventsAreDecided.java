package dev.rushline.booking.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Not well while an event is in quarantine: no reason to restart this process, nor to take work
 * from it, but for somebody to look.
 */
@Wellness
@ApplicationScoped
class EventsAreDecided implements HealthCheck {
  private final MeterRegistry meters;

  EventsAreDecided(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public HealthCheckResponse call() {
    long quarantined =
        (long)
            meters.find("rushline.sales.quarantined").gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    return HealthCheckResponse.named("all events are decided")
        .status(quarantined == 0)
        .withData("quarantined", quarantined)
        .build();
  }
}
