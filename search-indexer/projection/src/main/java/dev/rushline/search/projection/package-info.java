/**
 * How search documents come about, and nothing else: rows of the catalogue and seats left go in,
 * the events they concern are marked, and documents of marked events come out. No Kafka, no clock.
 * Called by {@code topology} on the one stream thread that owns the catalogue.
 */
package dev.rushline.search.projection;
