package dev.rushline.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Servers of a test run that was killed before it could stop them. Each run claims a directory with
 * its own process id; the next run ends what it finds in directories whose owner is gone.
 */
public final class Orphans {
  private static final String OWNER = "owner";

  private Orphans() {}

  /** Says that the processes in this directory belong to this JVM. */
  public static void claim(ProcessFiles files) {
    new PidFile(files.pid(OWNER)).write(ProcessHandle.current());
  }

  /** Kills the processes of dead owners and deletes their data. */
  public static void sweep(Path runs) throws IOException, InterruptedException {
    if (!Files.isDirectory(runs)) {
      return;
    }
    for (Path run : children(runs)) {
      ProcessFiles files = new ProcessFiles(run);
      if (new PidFile(files.pid(OWNER)).read().isEmpty()) {
        killAll(files);
        Directories.delete(run);
      }
    }
  }

  private static void killAll(ProcessFiles files) throws IOException, InterruptedException {
    Path pids = files.pid(OWNER).getParent();
    if (Files.isDirectory(pids)) {
      for (Path pid : children(pids)) {
        String name = pid.getFileName().toString().replaceFirst("\\.pid$", "");
        new Daemon(name, files).kill();
      }
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.toList();
    }
  }
}
