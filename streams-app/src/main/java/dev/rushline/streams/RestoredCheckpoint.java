package dev.rushline.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * The file with which the disk of a task says how far its changelogs are restored to it. A disk
 * that has one is believed at the next start, one without is wiped and restored. It is true of a
 * task that is being restored, or stands by, or was closed in order. It is not true of one that
 * runs: RocksDB writes to disk whenever its memory is full, also what a transaction has put that
 * will be aborted, and no changelog takes that back. Kafka Streams 4.2.1 leaves the file behind
 * when a restored task begins to run, so that the disk of a process that was killed is believed.
 */
public final class RestoredCheckpoint {
  /** Its name in the task's directory, as Kafka Streams has it. */
  private static final String FILE = ".checkpoint";

  private RestoredCheckpoint() {}

  /** Whether a task's directory has one. */
  static boolean isIn(Path directory) {
    return Files.exists(directory.resolve(FILE));
  }

  /**
   * Takes it away, for good: a machine that loses power does not bring it back. To be the first
   * thing that a processor with stores does in its {@code init}, which is called after the restore
   * and before anything is processed. A task that is closed in order gets a new one.
   */
  public static void delete(ProcessingContext context) {
    Path directory = context.stateDir().toPath();
    try {
      if (Files.deleteIfExists(directory.resolve(FILE))) {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
          entries.force(true);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a checkpoint that does not go away: " + directory, e);
    }
  }
}
