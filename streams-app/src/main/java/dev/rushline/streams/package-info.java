/**
 * What our stream applications have in common: values of topics, what becomes of records nobody can
 * process, small RocksDB stores, failed threads. Knows Kafka Streams and Quarkus, and nothing of
 * what the applications decide.
 */
package dev.rushline.streams;
