package dev.rushline.edge.queue;

/**
 * A pace; what is absent stays as it is.
 *
 * @param targetInside most fans who are admitted at a time; 1 to 1000000
 * @param ratePerMinute most fans admitted in a minute; 1 to 1000000
 */
public record RateBody(Integer targetInside, Integer ratePerMinute) {}
