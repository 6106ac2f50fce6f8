package dev.rushline.search.sink;

import java.util.List;

/** What came back for one bulk request. */
sealed interface BulkAnswer {

  /** The request was carried out, which says nothing about its items. */
  record PerItem(List<ItemAnswer> items) implements BulkAnswer {}

  /**
   * Elasticsearch, or something in front of it, refused the request as a whole.
   *
   * @param status HTTP
   * @param reason in its words
   */
  record Refused(int status, String reason) implements BulkAnswer {}

  /** No answer, or none that can be understood: the request may have been carried out or not. */
  record Unanswered(Throwable cause) implements BulkAnswer {}

  /**
   * What Elasticsearch says of one item.
   *
   * @param status HTTP
   * @param type of the error, such as {@code document_parsing_exception}; empty when there is none
   * @param reason in its words; empty when there is none
   */
  record ItemAnswer(int status, String type, String reason) {
    boolean isError() {
      return !type.isEmpty();
    }

    @Override
    public String toString() {
      return "%d %s: %s".formatted(status, type, reason);
    }
  }
}
