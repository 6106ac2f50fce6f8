/**
 * How the catalogue and the seats left are kept in Kafka Streams' key-value stores: key layout,
 * value encoding, and {@link dev.rushline.search.stores.StoredCatalogue}, the state that the
 * projection works on. Runs on the stream thread that owns the partition.
 */
package dev.rushline.search.stores;
