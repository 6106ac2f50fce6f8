/**
 * How lines, places and what is known of sales are kept: keys, values, and what is decoded of them.
 * Knows Kafka Streams' stores, not the topology. Used on the stream thread that owns the task.
 */
package dev.rushline.queue.stores;
