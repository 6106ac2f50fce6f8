package dev.rushline.edge.replies;

/**
 * Where the command stands in the log: whoever has the log can look the decision up.
 *
 * @param topic the log
 * @param partition partition of the command
 * @param offset offset of the command
 */
public record Receipt(String topic, int partition, long offset) {}
