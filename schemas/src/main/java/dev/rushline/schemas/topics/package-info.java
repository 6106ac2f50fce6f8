/**
 * The list of topics: name, key, value, partitions, retention and why. Everything that names a
 * topic (applications, connectors, tests, the command line) reads it from here. Knows Kafka's
 * client and the registry's serde, nothing of ours.
 */
package dev.rushline.schemas.topics;
