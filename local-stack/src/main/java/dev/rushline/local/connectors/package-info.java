/**
 * The connectors of the system: their settings as templates, and the little that is needed of
 * Connect's REST API. Topic names come from the list in {@code schemas}.
 */
package dev.rushline.local.connectors;
