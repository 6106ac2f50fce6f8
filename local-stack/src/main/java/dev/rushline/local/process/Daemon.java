package dev.rushline.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One process in a session of its own, so that neither a closed terminal nor the end of its starter
 * stops it. Found again by its {@link PidFile}.
 */
public final class Daemon {
  private final String name;
  private final ProcessFiles files;
  private final PidFile pidFile;

  public Daemon(String name, ProcessFiles files) {
    this.name = name;
    this.files = files;
    this.pidFile = new PidFile(files.pid(name));
  }

  public String name() {
    return name;
  }

  public Path log() {
    return files.log(name);
  }

  /** The running process, if any. */
  public Optional<ProcessHandle> process() {
    return pidFile.read();
  }

  public boolean isRunning() {
    return process().isPresent();
  }

  /** True when it was started, never stopped, and is gone all the same. */
  public boolean hasDied() {
    return pidFile.exists() && !isRunning();
  }

  /**
   * Starts the process and returns at once. Standard output and error are appended to the log.
   *
   * @param environment added to this process's own
   */
  public void start(List<String> command, Map<String, String> environment) throws IOException {
    Files.createDirectories(log().getParent());
    Files.writeString(
        log(),
        Log.RUN_MARK + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " ----\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    List<String> detached = new ArrayList<>(List.of("setsid"));
    detached.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(detached).directory(files.root().toFile());
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    pidFile.write(builder.start().toHandle());
  }

  /**
   * Asks the process to end and kills it when it does not.
   *
   * @param signal what it takes as a request for a clean end, such as TERM
   * @return true when it ended by itself, false when it had to be killed; true when none ran
   */
  public boolean stop(String signal, Duration patience) throws IOException, InterruptedException {
    Optional<ProcessHandle> running = process();
    if (running.isEmpty()) {
      pidFile.delete();
      return true;
    }
    ProcessHandle process = running.get();
    send(signal, process);
    if (Liveness.awaitEnd(List.of(process), patience)) {
      pidFile.delete();
      return true;
    }
    kill();
    return false;
  }

  /** Ends the process as a crash would (SIGKILL), and returns when it and its children are gone. */
  public void kill() throws InterruptedException {
    Optional<ProcessHandle> running = process();
    if (running.isPresent()) {
      List<ProcessHandle> family = family(running.get());
      // All at once: a child that sees its parent die would end cleanly, which no crash does.
      family.forEach(ProcessHandle::destroyForcibly);
      if (!Liveness.awaitEnd(family, Duration.ofSeconds(10))) {
        throw new ServerFailed(name + " cannot be killed: " + family);
      }
    }
    pidFile.delete();
  }

  /** Has the process do nothing until {@link #resume}, as one does whose machine hangs. */
  public void pause() throws IOException, InterruptedException {
    signalFamily("STOP");
  }

  /** Has a paused process go on. */
  public void resume() throws IOException, InterruptedException {
    signalFamily("CONT");
  }

  private void signalFamily(String signal) throws IOException, InterruptedException {
    ProcessHandle process = process().orElseThrow(() -> new ServerFailed(name + " is not running"));
    for (ProcessHandle member : family(process)) {
      send(signal, member);
    }
  }

  private static List<ProcessHandle> family(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants()).toList();
  }

  private static void send(String signal, ProcessHandle process)
      throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
