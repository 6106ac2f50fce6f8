/**
 * Wiring: what goes to which topic under which key, what the timers do, and that a replay of the
 * log tells the same story. The whole topology in one thread, without a broker.
 */
package dev.rushline.queue.topology;
