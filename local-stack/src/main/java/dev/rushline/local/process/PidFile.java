package dev.rushline.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers a process by its id and its start time, because ids are used again: a process with the
 * same id and another start time is somebody else's and must not be stopped.
 */
final class PidFile {
  private final Path path;

  PidFile(Path path) {
    this.path = path;
  }

  void write(ProcessHandle process) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, process.pid() + " " + Liveness.startTime(process.pid()) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path, e);
    }
  }

  /** The remembered process when it is alive, else nothing. */
  Optional<ProcessHandle> read() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      String[] words = Files.readString(path).trim().split(" ", 2);
      if (words.length != 2) {
        return Optional.empty();
      }
      long pid = Long.parseLong(words[0]);
      return ProcessHandle.of(pid)
          .filter(Liveness::isAlive)
          .filter(process -> Liveness.startTime(pid).equals(words[1]));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(path + " does not hold a process id; delete it", e);
    }
  }

  /** True from a start until the next clean stop, whether or not the process still lives. */
  boolean exists() {
    return Files.exists(path);
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + path, e);
    }
  }
}
