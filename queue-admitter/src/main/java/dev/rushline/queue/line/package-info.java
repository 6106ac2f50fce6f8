/**
 * The rules of the line: who has which place, and who is admitted when. Plain Java: commands, the
 * log's time and one line's state in, what happened and an answer out. Rules are pure and return a
 * {@code Step}; {@code CommandInHand} numbers and applies it. No Kafka, no clock, no chance: a
 * replay admits the same fans. Called by {@code topology} on the stream thread that owns the
 * event's partition, by tests and by the simulation.
 */
package dev.rushline.queue.line;
