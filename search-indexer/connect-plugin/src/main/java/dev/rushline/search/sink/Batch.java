package dev.rushline.search.sink;

import java.util.List;

/**
 * The items of one request.
 *
 * @param sentAt milliseconds of the task's clock
 */
record Batch(List<Item> items, long sentAt) {}
