package dev.rushline.edge.queue;

/**
 * What an operator tells those waiting.
 *
 * @param text at most 280 characters; absent or blank: nothing any more
 */
public record MessageBody(String text) {}
