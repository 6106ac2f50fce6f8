/**
 * Finding events: search and suggestions while typing, asked of Elasticsearch through structured
 * queries only, so that what a fan types is data and never syntax. When Elasticsearch is slow or
 * away, answers come from memory, or from PostgreSQL over connections of their own: nothing here
 * waits without a limit, blocks an event loop, or takes a connection that bookings need. Search
 * never decides: it may lag behind the catalogue, and says how old an answer is.
 */
package dev.rushline.edge.search;
