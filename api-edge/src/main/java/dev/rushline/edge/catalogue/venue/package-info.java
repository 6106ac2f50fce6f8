/**
 * Where it happens: address and seating plan. A change of a plan is a change of every sale at the
 * venue that is not over, and is written with their definitions in one transaction.
 */
package dev.rushline.edge.catalogue.venue;
