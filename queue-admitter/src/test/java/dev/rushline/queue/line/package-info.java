/**
 * The rules of the line, rule by rule: a room with a policy and a clock, what fans and operators do
 * there, and what comes of it. No Kafka, no container. {@code InMemoryLineState} is also the oracle
 * for the stores and the ground of the simulation.
 */
package dev.rushline.queue.line;
