package dev.rushline.edge.catalogue.told;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Tells whether owners of sales have told of what the catalogue says. */
@Wellness
@ApplicationScoped
class ToldCheck implements HealthCheck {
  private final ToldSales told;

  ToldCheck(ToldSales told) {
    this.told = told;
  }

  @Override
  public HealthCheckResponse call() {
    ToldSales.Found found = told.found();
    return HealthCheckResponse.named("sales told")
        .status(found.untold() == 0 && found.overtaken() == 0)
        .withData("untold", found.untold())
        .withData("overtaken", found.overtaken())
        .build();
  }
}
