package dev.rushline.search.sink;

/**
 * How much of everything there may be.
 *
 * @param batchItems items in a request
 * @param batchBytes bytes in a request, but for an item that is larger alone
 * @param lingerMs how long an item waits for company
 * @param requests requests without an answer at a time
 * @param bufferedItems items that are not done before partitions are paused
 * @param refusals how often an item may be refused for now before the task gives up
 */
record Limits(
    int batchItems, long batchBytes, long lingerMs, int requests, int bufferedItems, int refusals) {

  /** Bytes that are not done before partitions are paused: full requests, and one to follow. */
  long bufferedBytes() {
    return batchBytes * (requests + 1L);
  }
}
