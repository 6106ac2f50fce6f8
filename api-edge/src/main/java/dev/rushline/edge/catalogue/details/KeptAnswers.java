package dev.rushline.edge.catalogue.details;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Answers kept in memory: fresh for a few seconds, then read anew by one request while all others
 * wait for it, and kept on for as long as there is room when the database cannot be reached.
 */
final class KeptAnswers {
  /** How old an answer may be when a notice of a change was lost. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  /** While the database is away, it is asked this often per answer. */
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final Cache<String, Kept> kept;
  private final Map<String, CompletableFuture<Kept>> loading = new ConcurrentHashMap<>();
  private final Function<String, Uni<Document>> source;
  private final Clock clock;

  /**
   * @param bytesMax most bytes kept
   * @param source reads one answer; fails with a not-found problem when there is none
   */
  KeptAnswers(long bytesMax, Function<String, Uni<Document>> source, Clock clock) {
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(bytesMax)
            .weigher((String id, Kept answer) -> answer.document().weight())
            .build();
    this.source = source;
    this.clock = clock;
  }

  /** The answer; fails with CATALOGUE_UNAVAILABLE when there is neither a database nor a copy. */
  Uni<Kept> get(String id) {
    Kept known = kept.getIfPresent(id);
    if (known != null && known.isFresh(clock.instant())) {
      return Uni.createFrom().item(known);
    }
    CompletableFuture<Kept> mine = new CompletableFuture<>();
    CompletableFuture<Kept> first = loading.putIfAbsent(id, mine);
    return first == null ? load(id, mine) : follow(first);
  }

  /** Has the answers read anew at the next request. */
  void invalidate(List<String> ids) {
    for (String id : ids) {
      kept.asMap().computeIfPresent(id, (key, answer) -> answer.invalidated());
    }
  }

  private Uni<Kept> load(String id, CompletableFuture<Kept> mine) {
    return source
        .apply(id)
        .map(this::fresh)
        .onFailure(KeptAnswers::isOutage)
        .recoverWithUni(outage -> keptOn(id, outage))
        .invoke(answer -> kept.put(id, answer))
        .onFailure()
        .invoke(
            failure -> {
              if (!isOutage(failure)) {
                kept.invalidate(id);
              }
            })
        .onItemOrFailure()
        .invoke(
            (answer, failure) -> {
              loading.remove(id, mine);
              if (failure == null) {
                mine.complete(answer);
              } else {
                mine.completeExceptionally(failure);
              }
            })
        .onCancellation()
        .invoke(
            () -> {
              loading.remove(id, mine);
              mine.completeExceptionally(
                  new ProblemException(
                          ProblemCode.CATALOGUE_UNAVAILABLE, "Reading was broken off; try again")
                      .retryAfterSeconds(1));
            });
  }

  private Kept fresh(Document document) {
    Instant now = clock.instant();
    return new Kept(document, now, now.plus(FRESH), false);
  }

  private Uni<Kept> keptOn(String id, Throwable outage) {
    Kept known = kept.getIfPresent(id);
    return known == null
        ? Uni.createFrom().failure(outage)
        : Uni.createFrom().item(known.keptOn(clock.instant(), PAUSE_AFTER_FAILURE));
  }

  /** Waits for another request's load, and goes on on the context of this one. */
  private static Uni<Kept> follow(CompletableFuture<Kept> first) {
    Context context = Vertx.currentContext();
    Uni<Kept> answer = Uni.createFrom().completionStage(first);
    return context == null
        ? answer
        : answer.emitOn(rest -> context.runOnContext(ignored -> rest.run()));
  }

  private static boolean isOutage(Throwable failure) {
    return failure instanceof ProblemException problem
        && problem.code() == ProblemCode.CATALOGUE_UNAVAILABLE;
  }
}
