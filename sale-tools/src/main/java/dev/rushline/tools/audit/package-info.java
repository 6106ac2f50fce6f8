/**
 * Reads the story of sales and says what must never be, and why: the invariants of the sale,
 * checked from outside by somebody who knows only the log. Used after fault runs, and by the
 * simulator; shares no code with the rules it checks.
 */
package dev.rushline.tools.audit;
