package dev.rushline.schemas.topics;

import java.util.Map;

/** What every topic with readable values has, whoever makes the values. */
public sealed interface AnyTopic permits Topic, CapturedTopic {

  /** The topic's name. */
  String name();

  /** What the key is, for people. */
  String key();

  /** What the topic is for and why it is kept as long as it is, for people. */
  String purpose();

  /** Number of partitions, 1 or more. */
  int partitions();

  /** Topic settings by their Kafka names. */
  Map<String, String> config();
}
