/**
 * What is on the books of one event: bookings, what each customer and each presale code has of it,
 * what was answered. {@link SaleState} is for reading, {@link SaleBook} for writing. Knows the hall
 * and the terms, and no rule: what is written here was decided above.
 */
package dev.rushline.booking.books;
