/**
 * The glue between topics and rules: reads commands, lets the usher carry them out, writes what
 * happened, and turns what the sale does into commands. Called by Kafka Streams, one thread per
 * task.
 */
package dev.rushline.queue.topology;
