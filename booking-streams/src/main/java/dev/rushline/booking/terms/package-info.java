/**
 * What the organiser has laid down for one event, without its seats: times, prices, limits,
 * presales. Knows the plan of a hall, to check that the two fit together; nothing of who has bought
 * what.
 */
package dev.rushline.booking.terms;
