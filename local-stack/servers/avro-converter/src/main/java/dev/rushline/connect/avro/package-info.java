/**
 * Records of the log as Connect's sinks read them. Knows the registry and nothing of what is in it.
 */
package dev.rushline.connect.avro;
