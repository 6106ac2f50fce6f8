package dev.rushline.streams;

import dev.rushline.schemas.topics.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * Appends records on their own, outside of every transaction, so that no open transaction ever
 * holds back who reads the topic. What is appended this way stays when the task's transaction does
 * not: it must be idempotent for whoever decides it.
 */
public interface Appender {

  /** A record on its way into the log. */
  interface Appended {
    /** Whether it is known not to have got into the log. */
    boolean hasFailed();
  }

  /**
   * Appends one record, at once.
   *
   * @param partition the partition it goes to, whatever its key
   */
  <V extends SpecificRecord> Appended append(Topic<V> topic, int partition, String key, V value);
}
