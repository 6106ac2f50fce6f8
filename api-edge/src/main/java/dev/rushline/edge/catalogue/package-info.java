/**
 * What there is to sell: events, performers, venues with their plans, and what the sale's owner is
 * told of them. PostgreSQL holds the truth; every change is one transaction that also carries its
 * consequence for the sale in the outbox. Sub-packages hold one noun each, with its rules, rows and
 * HTTP calls together.
 */
package dev.rushline.edge.catalogue;
