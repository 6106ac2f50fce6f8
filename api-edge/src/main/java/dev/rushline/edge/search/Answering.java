package dev.rushline.edge.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Answers whatever happens: from memory while nothing in the index has changed, else from the
 * index, asked once for all that wait for the same; else what is remembered, told to be stale; else
 * from the catalogue; else a refusal that says when to try again.
 */
final class Answering<A> {
  private static final int RETRY_AFTER_SECONDS = 2;

  private final AsyncCache<String, Answered> fresh;
  private final Cache<String, Answered> kept;
  private final IndexGuard guard;
  private final Moments moments;
  private final SearchMetrics metrics;
  private final ObjectMapper json;
  private final Clock clock;

  /** Starts with nothing remembered. */
  Answering(
      SearchSettings settings,
      IndexGuard guard,
      Moments moments,
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
    this.moments = moments;
    this.metrics = metrics;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The answer.
   *
   * @param address what all askers of the same have in common
   * @param asOf the time that is asked for: the same answer is not given for another
   * @param index asks Elasticsearch
   * @param catalogue asks PostgreSQL; null when it cannot stand in
   */
  Uni<Answered> answer(
      String address, Instant asOf, Supplier<Uni<A>> index, Supplier<Uni<A>> catalogue) {
    return metrics.timed(
        Uni.createFrom()
            .completionStage(
                () ->
                    fresh
                        .get(address, (key, executor) -> load(key, asOf, index, catalogue))
                        .copy()));
  }

  private CompletableFuture<Answered> load(
      String address, Instant asOf, Supplier<Uni<A>> index, Supplier<Uni<A>> catalogue) {
    return moments
        .known()
        .chain(
            moment -> {
              Answered.Validity now = moment == null ? null : new Answered.Validity(moment, asOf);
              Answered earlier = kept.getIfPresent(address);
              return earlier != null && earlier.isValid(now)
                  ? Uni.createFrom().item(earlier)
                  : ask(address, now, index, catalogue);
            })
        .subscribeAsCompletionStage();
  }

  private Uni<Answered> ask(
      String address,
      Answered.Validity validity,
      Supplier<Uni<A>> index,
      Supplier<Uni<A>> catalogue) {
    return guard
        .ask(index)
        .map(body -> written(body, Answered.Source.INDEX, clock.instant(), false, validity))
        .invoke(answer -> kept.put(address, answer))
        .onFailure(IndexGuard::isOutage)
        .recoverWithUni(outage -> standIn(address, catalogue, outage));
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
        .map(body -> written(body, Answered.Source.CATALOGUE, clock.instant(), false, null))
        .onFailure()
        .invoke(metrics::catalogueFailed)
        .onFailure()
        .transform(_ -> unavailable());
  }

  private Answered stale(Answered earlier) {
    long seconds = Duration.between(earlier.madeAt(), clock.instant()).toSeconds();
    try {
      ObjectNode told = (ObjectNode) json.readTree(earlier.json());
      told.put("stale", true).put("ageSeconds", Math.max(0, seconds));
      return written(told, earlier.source(), earlier.madeAt(), true, null);
    } catch (IOException e) {
      throw new UncheckedIOException("an answer that was written here", e);
    }
  }

  private static ProblemException unavailable() {
    return new ProblemException(
            ProblemCode.SEARCH_UNAVAILABLE, "Nothing that could answer answers in time")
        .retryAfterSeconds(RETRY_AFTER_SECONDS);
  }

  private Answered written(
      Object body,
      Answered.Source source,
      Instant madeAt,
      boolean stale,
      Answered.Validity validity) {
    try {
      byte[] bytes = json.writeValueAsBytes(body);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      String etag = HexFormat.of().formatHex(Arrays.copyOf(digest, 16));
      return new Answered(bytes, etag, source, madeAt, stale, validity);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
