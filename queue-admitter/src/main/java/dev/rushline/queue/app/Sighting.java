package dev.rushline.queue.app;

import dev.rushline.queue.app.PartitionLags.Position;

/** What one look tells of one partition. */
sealed interface Sighting {

  /** The reader is there. */
  record At(Position position) implements Sighting {}

  /** Nothing: what is known of other partitions is as good as before. */
  record Unanswered(Exception why) implements Sighting {}
}
