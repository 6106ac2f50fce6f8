package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Searches the index: strictly first, more forgivingly when that finds nothing. */
@ApplicationScoped
class SearchIndex {
  private final ElasticsearchAsyncClient index;
  private final Moments moments;
  private final CursorSeal seal;
  private final String budget;

  SearchIndex(
      ElasticsearchAsyncClient index, Moments moments, CursorSeal seal, SearchSettings settings) {
    this.index = index;
    this.moments = moments;
    this.seal = seal;
    this.budget = settings.budget().toMillis() + "ms";
  }

  /** One page; fails with a problem when its cursor is not good any more. */
  Uni<SearchAnswer> search(SearchRequest request, Instant now) {
    if (request.cursor() != null) {
      return further(request, seal.open(request.cursor(), request.withoutPage()));
    }
    return first(request, now)
        .onFailure(SearchIndex::isGone)
        .recoverWithUni(() -> first(request, now));
  }

  private Uni<SearchAnswer> first(SearchRequest request, Instant now) {
    return moments
        .current()
        .chain(
            moment ->
                first(request, new SearchCursor(moment, now, Forgiveness.AS_WRITTEN, -1, List.of()))
                    .onFailure(SearchIndex::isGone)
                    .invoke(() -> moments.forget(moment)));
  }

  private Uni<SearchAnswer> first(SearchRequest request, SearchCursor page) {
    return first(request, page, Spelling.asTyped(request.keyword()));
  }

  private Uni<SearchAnswer> first(SearchRequest request, SearchCursor page, Spelling spelling) {
    return ask(request, page, spelling)
        .chain(
            answer -> {
              long total = total(answer);
              Forgiveness next = page.forgiveness().next();
              if (total > 0 || next == null || request.keyword().words().isEmpty()) {
                return Uni.createFrom()
                    .item(answered(request, page.withTotal(total), spelling, answer));
              }
              SearchCursor forgiving = page.with(next);
              return page.forgiveness() == Forgiveness.AS_WRITTEN
                  ? spelling(request, page.moment())
                      .chain(found -> first(request, forgiving, found))
                  : first(request, forgiving, spelling);
            });
  }

  private Uni<SearchAnswer> further(SearchRequest request, SearchCursor page) {
    Uni<Spelling> spelling =
        page.forgiveness() == Forgiveness.AS_WRITTEN
            ? Uni.createFrom().item(Spelling.asTyped(request.keyword()))
            : spelling(request, page.moment());
    return spelling
        .chain(
            found ->
                ask(request, page, found).map(answer -> answered(request, page, found, answer)))
        .onFailure(SearchIndex::isGone)
        .transform(
            gone ->
                new ProblemException(
                    ProblemCode.CURSOR_EXPIRED, "Begin again at the first page, without a cursor"));
  }

  /** Of the same moment for all pages, so that all are of the same words. */
  private Uni<Spelling> spelling(SearchRequest request, String moment) {
    return Uni.createFrom()
        .completionStage(
            () ->
                index.search(
                    s ->
                        Spelling.ask(s, request.keyword())
                            .pit(p -> p.id(moment).keepAlive(moments.lasts()))
                            .timeout(budget),
                    Void.class))
        .invoke(SearchIndex::requireWhole)
        .map(answer -> Spelling.read(request.keyword(), answer));
  }

  private Uni<SearchResponse<IndexedEvent>> ask(
      SearchRequest request, SearchCursor page, Spelling spelling) {
    var query = new PageQuery(request, page, spelling, moments.lasts(), budget).query();
    return Uni.createFrom()
        .completionStage(() -> index.search(query, IndexedEvent.class))
        .invoke(SearchIndex::requireWhole);
  }

  private SearchAnswer answered(
      SearchRequest request,
      SearchCursor page,
      Spelling spelling,
      SearchResponse<IndexedEvent> answer) {
    return new PageAnswer(request, page, spelling)
        .read(answer, after -> seal.seal(after, request.withoutPage()));
  }

  private static long total(SearchResponse<?> answer) {
    return answer.hits().total() == null ? 0 : answer.hits().total().value();
  }

  /** Part of an answer is worse than an older whole one. */
  static void requireWhole(SearchResponse<?> answer) {
    if (answer.timedOut() || answer.shards().failed().intValue() > 0) {
      throw new java.io.UncheckedIOException(new IOException("Elasticsearch ran out of time"));
    }
  }

  /** Whether Elasticsearch does not know the moment any more. */
  static boolean isGone(Throwable failure) {
    return failure instanceof ElasticsearchException refused
        && refused.error().rootCause().stream()
            .map(ErrorCause::type)
            .anyMatch("search_context_missing_exception"::equals);
  }

  /** A sort value as a cursor carries it. */
  static Object plain(FieldValue value) {
    return value._get();
  }
}
