package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Tells whether Elasticsearch answers, and takes changes of the index of events. Part of wellness,
 * not of readiness: without it the edge still sells, and searches in memory and in the catalogue.
 */
@Wellness
@ApplicationScoped
class SearchCheck implements AsyncHealthCheck {
  private static final String NAME = "elasticsearch";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ElasticsearchAsyncClient index;
  private final IndexBlocks blocks;

  SearchCheck(ElasticsearchAsyncClient index, IndexBlocks blocks) {
    this.index = index;
    this.blocks = blocks;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom()
        .completionStage(() -> index.cluster().health())
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .map(
            health ->
                HealthCheckResponse.named(NAME)
                    .status(health.status() != HealthStatus.Red && !blocks.isBlocked())
                    .withData("status", health.status().jsonValue())
                    .withData("takesWrites", !blocks.isBlocked())
                    .build())
        .onFailure()
        .recoverWithItem(
            failure ->
                HealthCheckResponse.named(NAME)
                    .down()
                    .withData("reason", String.valueOf(failure.getMessage()))
                    .build());
  }
}
