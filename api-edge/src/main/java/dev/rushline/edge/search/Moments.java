package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import dev.rushline.search.index.EventsIndex;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The state of the index that first pages are of: a point in time that all searches share, so that
 * there are few of them however many fans search. At most four times a second it is looked whether
 * the index has changed; only then a new one is opened, so that unchanged answers stay the same to
 * the byte. Old ones end by themselves when nobody pages in them any more.
 */
@ApplicationScoped
class Moments {
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  /** Whoever only wants to know is told what was found so long ago, and does not wait. */
  private static final Duration KNOWN = Duration.ofMillis(500);

  /** Whoever only wants to know does not wait longer for a look. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** After a look that failed, whoever only wants to know is told nothing for as long. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ElasticsearchAsyncClient index;
  private final Time lasts;
  private final AtomicReference<Looked> latest = new AtomicReference<>();

  Moments(ElasticsearchAsyncClient index, SearchSettings settings) {
    this.index = index;
    this.lasts = Time.of(t -> t.time(settings.cursorLasts().toSeconds() + "s"));
  }

  /** When it was looked, and what will be or was found. */
  private record Looked(long nanos, CompletableFuture<Moment> found) {}

  /**
   * A state of the index.
   *
   * @param id Elasticsearch's name for it
   * @param sign changes whenever the index does
   */
  private record Moment(String id, String sign) {}

  /** How long a moment lasts after it was last asked for. */
  Time lasts() {
    return lasts;
  }

  /** The name of the current moment. */
  Uni<String> current() {
    Looked last = latest.get();
    if (last != null && !isOld(last)) {
      return id(last.found());
    }
    Looked mine = new Looked(System.nanoTime(), new CompletableFuture<>());
    if (!latest.compareAndSet(last, mine)) {
      return id(latest.get().found());
    }
    var _ =
        look(last)
            .whenComplete(
                (moment, failure) -> {
                  if (failure == null) {
                    mine.found().complete(moment);
                  } else {
                    mine.found().completeExceptionally(failure);
                  }
                });
    return id(mine.found());
  }

  /** The name of the current moment; null when that is not to be had soon. */
  Uni<String> known() {
    Looked last = latest.get();
    if (last != null
        && last.found().isCompletedExceptionally()
        && System.nanoTime() - last.nanos() < PAUSE.toNanos()) {
      return Uni.createFrom().nullItem();
    }
    if (last != null && last.found().isDone() && !last.found().isCompletedExceptionally()) {
      long age = System.nanoTime() - last.nanos();
      if (age < KNOWN.toNanos()) {
        if (isOld(last)) {
          current().subscribe().with(_ -> {}, _ -> {}); // for those who ask next
        }
        return Uni.createFrom().item(last.found().join().id());
      }
    }
    return current().ifNoItem().after(PATIENCE).fail().onFailure().recoverWithNull();
  }

  /** Has a new one opened: Elasticsearch does not know this one any more. */
  void forget(String id) {
    latest.updateAndGet(
        looked ->
            looked != null
                    && looked.found().isDone()
                    && !looked.found().isCompletedExceptionally()
                    && looked.found().join().id().equals(id)
                ? null
                : looked);
  }

  private static Uni<String> id(CompletableFuture<Moment> found) {
    return Uni.createFrom().completionStage(() -> found.copy()).map(Moment::id);
  }

  private static boolean isOld(Looked looked) {
    return looked.found().isCompletedExceptionally()
        || (looked.found().isDone() && System.nanoTime() - looked.nanos() > LOOK_EVERY.toNanos());
  }

  private CompletableFuture<Moment> look(Looked last) {
    Moment known =
        last == null || last.found().isCompletedExceptionally() ? null : last.found().join();
    return sign()
        .thenCompose(
            sign ->
                known != null && known.sign().equals(sign)
                    ? CompletableFuture.completedFuture(known)
                    : index
                        .openPointInTime(p -> p.index(EventsIndex.ALIAS).keepAlive(lasts))
                        .thenApply(opened -> new Moment(opened.id(), sign)));
  }

  /** The number of documents and the newest of them: all changes but refused ones show in it. */
  private CompletableFuture<String> sign() {
    return index
        .search(
            s ->
                s.index(EventsIndex.ALIAS)
                    .size(1)
                    .source(f -> f.fetch(false))
                    .trackTotalHits(t -> t.enabled(true))
                    .sort(o -> o.field(f -> f.field("_seq_no").order(SortOrder.Desc))),
            Void.class)
        .thenApply(Moments::sign);
  }

  private static String sign(SearchResponse<Void> answer) {
    String newest =
        answer.hits().hits().stream()
            .map(hit -> hit.index() + " " + hit.id() + " " + PageQuery.plain(hit.sort()))
            .findFirst()
            .orElse("");
    return (answer.hits().total() == null ? -1 : answer.hits().total().value()) + " " + newest;
  }
}
