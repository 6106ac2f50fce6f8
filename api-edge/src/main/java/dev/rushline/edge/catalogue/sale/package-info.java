/**
 * What the sale's owner is told: an event and its venue's plan as a DefineSale command, carried by
 * the outbox in the transaction that changed either.
 */
package dev.rushline.edge.catalogue.sale;
