package dev.rushline.search.sink;

/**
 * Which document an item is about. Items with equal keys reach Elasticsearch one after the other.
 *
 * @param index name of an index or alias, as Elasticsearch accepts it
 * @param id 1 to {@value DocumentId#BYTES_MAX} bytes of UTF-8
 */
record DocumentKey(String index, String id) {}
