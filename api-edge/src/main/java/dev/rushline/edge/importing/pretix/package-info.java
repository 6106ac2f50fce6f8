/**
 * Seating plans in the format of pretix: checked against its schema and against what the schema
 * cannot say, every fault with its place, then turned into a plan of ours. Plain Java over a JSON
 * tree; no database, no HTTP except in the resource.
 */
package dev.rushline.edge.importing.pretix;
