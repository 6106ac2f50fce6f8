package dev.rushline.streams;

import dev.rushline.schemas.topics.DeadLetterTopic;
import dev.rushline.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** Puts what cannot be understood beside its topic, as it came, with the reason in headers. */
final class DeadLetters {
  private static final int REASON_LENGTH_MAX = 1_000;

  private DeadLetters() {}

  static List<ProducerRecord<byte[], byte[]>> of(ErrorHandlerContext where, Exception why) {
    Headers headers = new RecordHeaders();
    add(headers, "rushline.topic", where.topic());
    add(headers, "rushline.partition", Integer.toString(where.partition()));
    add(headers, "rushline.offset", Long.toString(where.offset()));
    add(headers, "rushline.reason", reason(why));
    return List.of(
        new ProducerRecord<>(
            nameOf(where.topic()),
            null,
            where.timestamp(),
            where.sourceRawKey(),
            where.sourceRawValue(),
            headers));
  }

  /** Cut, since it may quote what is too long. */
  private static String reason(Exception why) {
    String reason = String.valueOf(why.getMessage());
    return reason.substring(0, Math.min(reason.length(), REASON_LENGTH_MAX));
  }

  private static String nameOf(String source) {
    return Topics.deadLetters().stream()
        .filter(topic -> topic.source().name().equals(source))
        .map(DeadLetterTopic::name)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(source + " has no topic for dead letters"));
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
