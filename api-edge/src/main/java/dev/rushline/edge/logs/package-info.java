/**
 * How this process follows topics that it has to itself: settings of channels that only a running
 * process knows. Knows Kafka's settings, nothing of what the topics mean.
 */
package dev.rushline.edge.logs;
