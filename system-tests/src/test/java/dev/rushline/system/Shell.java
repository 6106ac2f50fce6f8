package dev.rushline.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Somebody with a terminal in the clone, whose {@code ./rushline} speaks to the running system. */
final class Shell {
  private static final long PATIENCE_SECONDS = 300;

  private final RunningSystem system;

  Shell(RunningSystem system) {
    this.system = system;
  }

  /** What a command printed, errors included, and its exit code. */
  record Result(int exitCode, String output) {
    List<String> lines() {
      return output.lines().toList();
    }
  }

  Result rushline(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("./rushline"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  Result bash(String script) throws IOException, InterruptedException {
    return run(List.of("bash", "-c", script));
  }

  private Result run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Path.of(System.getProperty("rushline.root")).toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(system.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command + " does not end; so far it printed " + output);
    }
    return new Result(process.exitValue(), output);
  }
}
