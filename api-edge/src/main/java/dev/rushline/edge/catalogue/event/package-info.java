/**
 * What takes place: name, time, venue, performers, and the terms of its sale. The only package that
 * decides whether a change of an event matters to its sale.
 */
package dev.rushline.edge.catalogue.event;
