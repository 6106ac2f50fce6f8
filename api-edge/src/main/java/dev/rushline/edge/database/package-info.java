/**
 * How the edge talks to PostgreSQL: reading, changing the catalogue, and telling an outage from a
 * fault. Everything here runs on the event loop of the request and never blocks it.
 */
package dev.rushline.edge.database;
