package dev.rushline.local.process;

import java.nio.file.Path;

/**
 * Where everything that belongs to one set of processes is kept.
 *
 * @param root an absolute directory; {@code .rushline} for {@code up}, something under {@code
 *     target} for tests
 */
public record ProcessFiles(Path root) {

  public ProcessFiles {
    root = root.toAbsolutePath().normalize();
  }

  /** What a process must find again after a restart. */
  public Path data(String name) {
    return root.resolve("data").resolve(name);
  }

  /** Everything a process printed, appended over restarts. */
  public Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }

  /** Which process runs, see {@link PidFile}. */
  public Path pid(String name) {
    return root.resolve("run").resolve(name + ".pid");
  }

  /** Generated configuration, rewritten at every start. */
  public Path config(String file) {
    return root.resolve("config").resolve(file);
  }

  /** Passwords, one per file, readable by their owner alone. */
  public Path secrets() {
    return root.resolve("secrets");
  }

  /** The key pair that signs tokens. */
  public Path keys() {
    return root.resolve("keys");
  }
}
