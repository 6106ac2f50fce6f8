package dev.rushline.edge.availability;

/**
 * What is left of an event, or of some of its sections, as last told.
 *
 * @param freeAtMost seats and places that can be held; those of sections that are no longer sold
 *     may be counted, too
 * @param held on hold: they may come back
 */
public record SeatsLeft(int freeAtMost, int held) {}
