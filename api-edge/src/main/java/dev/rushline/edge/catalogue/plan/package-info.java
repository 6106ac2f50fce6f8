/**
 * Seating plans: sections, rows and runs of seats, the rules they must keep, and the default plan.
 * Plain Java with JSON annotations: no database, no HTTP. A plan is stored, sent and compared as
 * one document; seats are only spelled out where their ids matter.
 */
package dev.rushline.edge.catalogue.plan;
