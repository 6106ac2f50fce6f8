/** What one decision costs in the rules alone, by JMH: no Kafka, no stores, no HTTP. */
package dev.rushline.bench.rules;
