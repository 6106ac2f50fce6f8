/**
 * Who may have which seat, and nothing else: {@link BoxOffice} answers commands, {@link
 * SaleChanges} applies what was decided, {@link SaleState} is where it is kept. Plain Java: no
 * Kafka, no clock, no random, no logger, so that a unit test, a simulator, a replay and the
 * topology run the same rules. Called on the stream thread that owns the event's partition; nothing
 * here is thread-safe.
 */
package dev.rushline.booking.seating;
