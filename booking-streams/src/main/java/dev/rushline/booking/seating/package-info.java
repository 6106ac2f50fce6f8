/**
 * The box office: who may have which seat, and nothing else. {@link BoxOffice} answers commands,
 * {@link Rules} says which class decides which of them, {@link SaleChanges} applies what was
 * decided. The highest of the rooms that know only Java and ids, so that a unit test, a simulator,
 * a replay and the topology run the same rules: below it are {@code choice}, {@code books}, {@code
 * terms} and {@code hall}, each of which knows only those after it. Called on the stream thread
 * that owns the event's partition; nothing in these rooms is thread-safe.
 */
package dev.rushline.booking.seating;
