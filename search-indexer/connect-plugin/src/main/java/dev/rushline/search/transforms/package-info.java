/**
 * Single message transforms of ours for Kafka Connect. Knows Connect's API and nothing of ours.
 * Runs on the threads of connector tasks.
 */
package dev.rushline.search.transforms;
