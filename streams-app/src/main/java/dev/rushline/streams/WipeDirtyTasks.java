package dev.rushline.streams;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Before Kafka Streams starts, takes away what a process that was killed has left of its tasks:
 * disks without the {@link RestoredCheckpoint file} that says how far they are to be believed.
 * Kafka Streams would wipe them, too, but only after it has been given the task, as a fault of it
 * that is logged as an error and costs the task a second start.
 */
@ApplicationScoped
public class WipeDirtyTasks {
  private static final Logger LOG = Logger.getLogger(WipeDirtyTasks.class);

  /** Of a task's directory: number of the subtopology, and of the partition. */
  private static final Pattern TASK = Pattern.compile("\\d+_\\d+");

  /** Whoever holds it works with the state: its running tasks have no file either. */
  private static final String LOCK = ".lock";

  private static final int BEFORE_KAFKA_STREAMS = 1;

  private final Path state;

  WipeDirtyTasks(
      @ConfigProperty(name = "kafka-streams.state.dir") Path stateDirectory,
      @ConfigProperty(name = "quarkus.kafka-streams.application-id") String application) {
    state = stateDirectory.resolve(application);
  }

  void onStart(@Observes @Priority(BEFORE_KAFKA_STREAMS) StartupEvent start) throws IOException {
    List<String> wiped = wipe(state);
    if (!wiped.isEmpty()) {
      LOG.infof("not closed in order, to be restored from changelogs tasks=%s", wiped);
    }
  }

  /**
   * Wipes them, unless another process works there: that is for Kafka Streams to refuse.
   *
   * @param state the application's directory of state; nothing happens when there is none
   * @return the tasks that had something to be wiped, in order
   */
  static List<String> wipe(Path state) throws IOException {
    if (!Files.isDirectory(state)) {
      return List.of();
    }
    try (FileChannel channel =
            FileChannel.open(
                state.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null ? List.of() : wipeUnused(state);
    } catch (OverlappingFileLockException _) {
      // Somebody in this process.
      return List.of();
    }
  }

  private static List<String> wipeUnused(Path state) throws IOException {
    List<String> wiped = new ArrayList<>();
    try (Stream<Path> entries = Files.list(state)) {
      for (Path task : entries.sorted().filter(WipeDirtyTasks::isDirty).toList()) {
        delete(task);
        wiped.add(task.getFileName().toString());
      }
    }
    return List.copyOf(wiped);
  }

  private static boolean isDirty(Path entry) {
    return Files.isDirectory(entry)
        && TASK.matcher(entry.getFileName().toString()).matches()
        && !RestoredCheckpoint.isIn(entry);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
