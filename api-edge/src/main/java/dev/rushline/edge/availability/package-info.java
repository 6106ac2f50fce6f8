/**
 * What is free, as far as is known here: a read-through cache over the table that Connect fills,
 * kept fresh by following the topic of every section's status. May lag, says how far, and never
 * decides. Goes on answering when the owner of the sale, or PostgreSQL, is away.
 */
package dev.rushline.edge.availability;
