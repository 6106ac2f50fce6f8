/**
 * The Kafka Streams topology around the projection: reads the catalogue's rows and what is free,
 * asks {@link dev.rushline.search.projection.Projection}, writes documents. Glue only: what a
 * document says is not decided here.
 */
package dev.rushline.search.topology;
