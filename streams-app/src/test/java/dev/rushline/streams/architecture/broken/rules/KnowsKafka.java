package dev.rushline.streams.architecture.broken.rules;

import org.apache.kafka.streams.processor.api.Record;

/** A rule that cannot be asked without Kafka. */
public record KnowsKafka(Record<String, String> record) {}
