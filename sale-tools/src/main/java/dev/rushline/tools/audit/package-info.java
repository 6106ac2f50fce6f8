/**
 * Reads booking.events and says what must never be: the invariants of the sale, checked from
 * outside by somebody who knows only the log. Used after fault runs and by tools; shares no code
 * with the rules it checks.
 */
package dev.rushline.booking.audit;
