package dev.rushline.search.sink;

import dev.rushline.search.sink.BulkAnswer.ItemAnswer;
import org.apache.kafka.connect.errors.ConnectException;

/** Why the task ends: what happened, and what somebody has to do before it is started again. */
final class Failures {
  private Failures() {}

  static ConnectException requestsRefused(int status, String reason) {
    String advice =
        switch (status) {
          case 401 ->
              "It does not accept connection.username and connection.password. Correct them";
          case 403 ->
              "The user of connection.username may not write there. Grant the privileges index and"
                  + " delete, and create_index if indexes are to be made";
          default -> "Check that connection.url is Elasticsearch's address";
        };
    return new ConnectException(
        "Elasticsearch refuses every request (%d %s). %s, then restart the task."
            .formatted(status, reason, advice));
  }

  static ConnectException itemRefused(Item item, ItemAnswer answer) {
    String advice =
        switch (answer.status()) {
          case 404 ->
              "The index %s does not exist and Elasticsearch may not make it here: make it"
                  .formatted(item.key().index());
          case 401, 403 ->
              "The user of connection.username may not write to %s: grant the privileges index and"
                      .formatted(item.key().index())
                  + " delete, and create_index if indexes are to be made";
          default -> "Correct the index or alias " + item.key().index();
        };
    return new ConnectException(
        "Elasticsearch takes no document for %s (%s). %s, then restart the task."
            .formatted(item.key().index(), answer, advice));
  }

  static ConnectException refusedTooOften(Item item, ItemAnswer answer) {
    return new ConnectException(
        "Elasticsearch has refused %s for the %s time (%s). Look what keeps it busy, or raise"
                .formatted(item, item.refusals + 1, answer)
            + " max.retries or retry.backoff.max.ms, then restart the task.");
  }

  static ConnectException badRecord(String where, String reason, Throwable cause) {
    return new ConnectException(
        ("Record %s cannot become a document: %s. With behavior.on.malformed.documents=warn or"
                + " ignore it would go to the dead letters and the task would go on.")
            .formatted(where, reason),
        cause);
  }

  static ConnectException nullValue(String where) {
    return new ConnectException(
        ("Record %s has no value and behavior.on.null.values is fail;"
                + " delete would delete its document, ignore would skip it.")
            .formatted(where));
  }
}
