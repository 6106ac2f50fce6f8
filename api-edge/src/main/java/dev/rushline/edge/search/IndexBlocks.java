package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.indices.IndexSettingBlocks;
import co.elastic.clients.elasticsearch.indices.IndexSettings;
import co.elastic.clients.elasticsearch.indices.IndexState;
import dev.rushline.search.index.EventsIndex;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Whether the index of events takes no writes: since the disk is full, or by somebody's hand. It
 * answers searches as before then, and what it answers gets older.
 */
@Singleton
@Startup
class IndexBlocks {
  private static final Logger LOG = Logger.getLogger(IndexBlocks.class);
  private static final Duration LOOK = Duration.ofSeconds(15);

  private final ElasticsearchAsyncClient index;
  private volatile boolean blocked;

  IndexBlocks(ElasticsearchAsyncClient index, MeterRegistry meters, Vertx vertx) {
    this.index = index;
    Gauge.builder("rushline.search.index.blocked", () -> blocked ? 1 : 0).register(meters);
    vertx.setPeriodic(LOOK.toMillis(), _ -> look());
  }

  /** As of the last look. */
  boolean isBlocked() {
    return blocked;
  }

  private void look() {
    var _ =
        index
            .indices()
            .getSettings(s -> s.index(EventsIndex.ALIAS).name("index.blocks.*"))
            .whenComplete(
                (settings, failure) -> {
                  if (failure == null) {
                    found(settings.settings().values().stream().anyMatch(IndexBlocks::isBlocked));
                  } else {
                    // That it does not answer others tell; one that may not be asked for its
                    // settings is taken for open.
                    LOG.debug("blocks of the index are not known", failure);
                  }
                });
  }

  private static boolean isBlocked(IndexState state) {
    IndexSettings settings = state.settings();
    if (settings == null) {
      return false;
    }
    return hasBlock(settings.blocks())
        || (settings.index() != null && hasBlock(settings.index().blocks()));
  }

  private static boolean hasBlock(IndexSettingBlocks blocks) {
    return blocks != null
        && Stream.of(blocks.readOnly(), blocks.readOnlyAllowDelete(), blocks.write())
            .anyMatch(Boolean.TRUE::equals);
  }

  private void found(boolean now) {
    if (now != blocked) {
      if (now) {
        LOG.warn("the search index takes no writes; what searches find gets older");
      } else {
        LOG.info("the search index takes writes again");
      }
      blocked = now;
    }
  }
}
