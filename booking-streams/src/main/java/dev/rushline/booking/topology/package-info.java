/**
 * The Kafka Streams topology around the rules: reads commands, asks {@link
 * dev.rushline.booking.seating.BoxOffice}, writes what happened. Glue only: no rule of the sale
 * belongs here.
 */
package dev.rushline.booking.topology;
