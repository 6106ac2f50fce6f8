/**
 * Lines in a key-value store of Kafka Streams behave as lines in maps do, and what is encoded is
 * decoded. No topology, no broker.
 */
package dev.rushline.queue.stores;
