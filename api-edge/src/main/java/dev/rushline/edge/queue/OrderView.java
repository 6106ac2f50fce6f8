package dev.rushline.edge.queue;

/**
 * An order that the line's owner has carried out.
 *
 * @param version the line's version after it: broadcasts with this one or a later show it
 */
public record OrderView(long version) {}
