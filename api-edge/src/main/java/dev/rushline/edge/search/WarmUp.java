package dev.rushline.edge.search;

import static java.util.stream.Collectors.joining;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Searches until that is fast, when the edge starts: a process's first searches load classes, are
 * interpreted, and connect, for longer than a fan's search may take; the catalogue would have to
 * answer them. The edge is not ready before, for a moment at most, and not at all later without
 * Elasticsearch: it sells without search.
 */
@ApplicationScoped
class WarmUp {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  /** The edge is ready after this, warm or not. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** What a round of five questions may take at most; then the code is compiled. */
  private static final Duration FAST = Duration.ofMillis(250);

  /** Most rounds of a search, a search with an error in it, and a suggestion. */
  private static final int ROUNDS_MAX = 100;

  /** In a system without events the words do not matter. */
  private static final List<String> NO_EVENTS = List.of("warming up");

  private static final int NAMES = 50;

  /** Most words of a name that are searched for. */
  private static final int WORDS_MAX = 8;

  private final SearchEvents events;
  private final SearchIndex index;
  private final SuggestNames names;
  private final ElasticsearchAsyncClient client;
  private final Clock clock;
  private volatile boolean over;

  WarmUp(
      SearchEvents events,
      SearchIndex index,
      SuggestNames names,
      ElasticsearchAsyncClient client,
      Clock clock) {
    this.events = events;
    this.index = index;
    this.names = names;
    this.client = client;
    this.clock = clock;
  }

  /** Whether searches are fast, or it was given up to wait for that. */
  boolean isOver() {
    return over;
  }

  void onStart(@Observes StartupEvent event) {
    Instant began = clock.instant();
    Uni.createFrom()
        .completionStage(() -> client.cluster().health())
        .chain(this::namesOfEvents)
        // It answers, so it will soon have the index open.
        .onFailure(failure -> !(failure instanceof ConnectException))
        .retry()
        .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(1))
        .indefinitely()
        .chain(this::untilFast)
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onTermination()
        .invoke(() -> over = true)
        .subscribe()
        .with(
            rounds ->
                LOG.infof(
                    "search is warm after %d rounds in %d ms",
                    rounds, Duration.between(began, clock.instant()).toMillis()),
            failure -> LOG.warnf("search could not be warmed up: %s", failure));
  }

  /** Names that searches find something for; some of them are longer than what fans type. */
  private Uni<List<String>> namesOfEvents() {
    return index
        .search(request(Keyword.NONE, NAMES), clock.instant())
        .map(
            found -> found.events().stream().map(SearchAnswer.FoundEvent::name).distinct().toList())
        .map(found -> found.isEmpty() ? NO_EVENTS : found);
  }

  private Uni<Integer> untilFast(List<String> typed) {
    return Multi.createBy()
        .repeating()
        .uni(Rounds::new, rounds -> round(typed, rounds))
        .until(rounds -> rounds.isEnough())
        .collect()
        .last()
        .map(rounds -> rounds == null ? 0 : rounds.done);
  }

  /** As many rounds were fast in a row. */
  private static final class Rounds {
    private static final int FAST_IN_A_ROW = 10;

    private int done;
    private int fast;

    boolean isEnough() {
      return fast >= FAST_IN_A_ROW || done >= ROUNDS_MAX;
    }

    Rounds with(boolean answered, Duration took) {
      done++;
      fast = answered && took.compareTo(FAST) < 0 ? fast + 1 : 0;
      return this;
    }
  }

  private Uni<Rounds> round(List<String> typed, Rounds rounds) {
    long began = System.nanoTime();
    String name = typed.get(rounds.done % typed.size());
    // Another size when names come again, so that it is another search and not from memory.
    int limit = Math.max(1, SearchRequest.LIMIT_MAX - rounds.done / typed.size());
    return search(name, limit)
        .chain(() -> search(name + "x", limit))
        .chain(() -> names.suggest(Keyword.of(beginning(name))))
        .map(answer -> answer.source() == Answered.Source.INDEX && !answer.stale())
        .onFailure()
        .recoverWithItem(false)
        .map(answered -> rounds.with(answered, Duration.ofNanos(System.nanoTime() - began)));
  }

  private static String beginning(String name) {
    return name.substring(0, name.offsetByCodePoints(0, Math.min(4, letters(name))));
  }

  private static int letters(String name) {
    return name.codePointCount(0, name.length());
  }

  private Uni<Answered> search(String name, int limit) {
    String few = Pattern.compile(" ").splitAsStream(name).limit(WORDS_MAX).collect(joining(" "));
    return events.search(request(Keyword.of(few), limit));
  }

  private static SearchRequest request(Keyword keyword, int limit) {
    return new SearchRequest(
        keyword,
        null,
        null,
        List.of(),
        List.of(),
        null,
        false,
        null,
        null,
        Sort.RELEVANCE,
        limit,
        null);
  }
}
