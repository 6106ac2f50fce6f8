/**
 * Feeds of others: events as lines of schema.org JSON, and seating plans in pretix's format. Feeds
 * are read as they arrive and written in batches; a bad line is refused by itself. Runs on worker
 * threads, because reading a body as a stream blocks.
 */
package dev.rushline.edge.importing;
