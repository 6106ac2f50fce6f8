package dev.rushline.edge.database;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Tells whether PostgreSQL answers. Part of wellness, not of readiness: without it the edge still
 * sells and shows what it remembers, and must not be taken out of service.
 */
@Wellness
@ApplicationScoped
class DatabaseCheck implements AsyncHealthCheck {
  private static final String NAME = "postgresql";

  private final Database database;

  DatabaseCheck(Database database) {
    this.database = database;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return database
        .read(session -> session.createNativeQuery("select 1", Integer.class).getSingleResult())
        .map(one -> HealthCheckResponse.up(NAME))
        .onFailure()
        .recoverWithItem(
            failure ->
                HealthCheckResponse.named(NAME)
                    .down()
                    .withData("reason", String.valueOf(failure.getMessage()))
                    .build());
  }
}
