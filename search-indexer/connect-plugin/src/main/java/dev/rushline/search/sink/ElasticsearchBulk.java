package dev.rushline.search.sink;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import dev.rushline.search.sink.BulkAnswer.ItemAnswer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Sends items with the official client and puts its answers into our words. */
final class ElasticsearchBulk implements AutoCloseable {
  private final ElasticsearchAsyncClient client;
  private final boolean requireAlias;

  ElasticsearchBulk(ElasticsearchAsyncClient client, boolean requireAlias) {
    this.client = client;
    this.requireAlias = requireAlias;
  }

  /**
   * Sends items in one request.
   *
   * @param answered is told exactly once, on a thread of the client's or on this one
   */
  void send(List<Item> items, Consumer<BulkAnswer> answered) {
    BulkRequest request =
        BulkRequest.of(
            bulk ->
                bulk.operations(items.stream().map(ElasticsearchBulk::operation).toList())
                    .requireAlias(requireAlias ? true : null));
    try {
      var unused =
          client
              .bulk(request)
              .handle((response, failure) -> failure == null ? answer(response) : answer(failure))
              .thenAccept(answered);
    } catch (RuntimeException e) {
      // The client could not even begin, such as after its own threads have ended.
      answered.accept(new BulkAnswer.Unanswered(e));
    }
  }

  private static BulkOperation operation(Item item) {
    Long version = item.version().isPresent() ? item.version().getAsLong() : null;
    VersionType versionType = version == null ? null : VersionType.External;
    DocumentKey key = item.key();
    return item.document()
        .map(
            document ->
                BulkOperation.of(
                    operation ->
                        operation.index(
                            index ->
                                index
                                    .index(key.index())
                                    .id(key.id())
                                    .version(version)
                                    .versionType(versionType)
                                    .document(
                                        BinaryData.of(document, ContentType.APPLICATION_JSON)))))
        .orElseGet(
            () ->
                BulkOperation.of(
                    operation ->
                        operation.delete(
                            delete ->
                                delete
                                    .index(key.index())
                                    .id(key.id())
                                    .version(version)
                                    .versionType(versionType))));
  }

  private static BulkAnswer answer(BulkResponse response) {
    return new BulkAnswer.PerItem(
        response.items().stream().map(ElasticsearchBulk::answer).toList());
  }

  private static ItemAnswer answer(BulkResponseItem item) {
    ErrorCause error = item.error();
    return error == null
        ? new ItemAnswer(item.status(), "", "")
        : new ItemAnswer(item.status(), text(error.type()), reason(error));
  }

  /** With the cause, which names the field that could not be read. */
  private static String reason(ErrorCause error) {
    ErrorCause cause = error.causedBy();
    return cause == null || cause.reason() == null
        ? text(error.reason())
        : text(error.reason()) + ": " + cause.reason();
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }

  private static BulkAnswer answer(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          answer(wrapped.getCause());
      case ElasticsearchException refused ->
          new BulkAnswer.Refused(
              refused.status(), text(refused.error().type()) + ": " + reason(refused.error()));
      // Refused by something that does not speak as Elasticsearch does, such as a load balancer.
      case TransportException refused when refused.statusCode() >= 300 ->
          new BulkAnswer.Refused(refused.statusCode(), refused.getMessage());
      default -> new BulkAnswer.Unanswered(failure);
    };
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
