/**
 * Whether the owners of sales have heard what the catalogue says, and saying it again. For what the
 * outbox cannot promise: a log that was lost, a slot that was dropped, a catalogue of yesterday.
 */
package dev.rushline.edge.catalogue.told;
