/**
 * What fans see of an event and its seats: answers kept in memory, fresh for seconds, and kept on
 * when the database is gone. Reads the catalogue, never writes it.
 */
package dev.rushline.edge.catalogue.details;
