/**
 * How a sale is kept in Kafka Streams' key-value stores: key layout, value encoding, and {@link
 * StoredSaleState}, the view of one event that the rules work on. Reads and writes single rows,
 * bookings and customers, never a whole event. Runs on the stream thread that owns the partition.
 */
package dev.rushline.booking.stores;
