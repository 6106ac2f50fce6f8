/**
 * What there is to sit or stand in, who has what of it, and what it could still give: {@link
 * SeatMap} is the way in, a {@link Move} the only way to change it. The lowest room: knows nothing
 * of customers, money, times or rules. A booking is a name to it.
 */
package dev.rushline.booking.hall;
