package dev.rushline.edge.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Answers whatever happens: from memory while fresh, else from the index, asked once for all that
 * wait for the same; else what is remembered, told to be stale; else from the catalogue; else a
 * refusal that says when to try again.
 */
final class Answering<A> {
  private static final int RETRY_AFTER_SECONDS = 2;

  private final AsyncCache<String, Answered> fresh;
  private final Cache<String, Answered> kept;
  private final IndexGuard guard;
  private final BiFunction<A, Long, A> asStale;
  private final SearchMetrics metrics;
  private final ObjectMapper json;
  private final Clock clock;

  /**
   * Starts with nothing remembered.
   *
   * @param asStale marks an answer as one that is so many seconds old
   */
  Answering(
      SearchSettings settings,
      IndexGuard guard,
      BiFunction<A, Long, A> asStale,
      SearchMetrics metrics,
      ObjectMapper json,
      Clock clock) {
    this.fresh =
        Caffeine.newBuilder()
            .expireAfterWrite(settings.fresh())
            .maximumWeight(settings.keptBytesMax())
            .weigher((String address, Answered answer) -> answer.weight())
            .executor(Runnable::run)
            .buildAsync();
    this.kept =
        Caffeine.newBuilder()
            .expireAfterWrite(settings.kept())
            .maximumWeight(settings.keptBytesMax())
            .weigher((String address, Answered answer) -> answer.weight())
            .executor(Runnable::run)
            .build();
    this.guard = guard;
    this.asStale = asStale;
    this.metrics = metrics;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The answer.
   *
   * @param address what all askers of the same have in common
   * @param index asks Elasticsearch
   * @param catalogue asks PostgreSQL; null when it cannot stand in
   */
  Uni<Answered> answer(String address, Supplier<Uni<A>> index, Supplier<Uni<A>> catalogue) {
    return metrics.timed(
        Uni.createFrom()
            .completionStage(
                () -> fresh.get(address, (key, executor) -> load(key, index, catalogue)).copy()));
  }

  private CompletableFuture<Answered> load(
      String address, Supplier<Uni<A>> index, Supplier<Uni<A>> catalogue) {
    return guard
        .ask(index)
        .map(body -> written(body, Answered.Source.INDEX, clock.instant(), false))
        .invoke(answer -> kept.put(address, answer))
        .onFailure(IndexGuard::isOutage)
        .recoverWithUni(outage -> standIn(address, catalogue, outage))
        .subscribeAsCompletionStage();
  }

  private Uni<Answered> standIn(String address, Supplier<Uni<A>> catalogue, Throwable outage) {
    guard.notice(outage);
    Answered earlier = kept.getIfPresent(address);
    if (earlier != null) {
      return Uni.createFrom().item(stale(earlier));
    }
    if (catalogue == null) {
      return Uni.createFrom().failure(unavailable());
    }
    return catalogue
        .get()
        .map(body -> written(body, Answered.Source.CATALOGUE, clock.instant(), false))
        .onFailure()
        .invoke(metrics::catalogueFailed)
        .onFailure()
        .transform(_ -> unavailable());
  }

  @SuppressWarnings("unchecked") // what is kept here was put in here
  private Answered stale(Answered earlier) {
    long seconds = Duration.between(earlier.madeAt(), clock.instant()).toSeconds();
    A body = asStale.apply((A) earlier.body(), Math.max(0, seconds));
    return written(body, earlier.source(), earlier.madeAt(), true);
  }

  private static ProblemException unavailable() {
    return new ProblemException(
            ProblemCode.SEARCH_UNAVAILABLE, "Nothing that could answer answers in time")
        .retryAfterSeconds(RETRY_AFTER_SECONDS);
  }

  private Answered written(A body, Answered.Source source, Instant madeAt, boolean stale) {
    try {
      byte[] bytes = json.writeValueAsBytes(body);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      String etag = HexFormat.of().formatHex(Arrays.copyOf(digest, 16));
      return new Answered(body, bytes, etag, source, madeAt, stale);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
