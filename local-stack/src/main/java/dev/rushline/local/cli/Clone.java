package dev.rushline.local.cli;

import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Software;
import dev.rushline.local.stack.LocalSystem;
import dev.rushline.local.stack.Settings;
import java.nio.file.Path;

/** The clone that the script belongs to. */
final class Clone {
  private Clone() {}

  static Path root() {
    String root = System.getProperty("rushline.root");
    if (root == null) {
      throw new ServerFailed("Start the command line with ./rushline; it says where the clone is");
    }
    return Path.of(root);
  }

  /** The system of the clone, or the one whose files {@code RUSHLINE_HOME} names. */
  static LocalSystem system() {
    String home = System.getenv().getOrDefault("RUSHLINE_HOME", "");
    return LocalSystem.of(
        root(),
        new ProcessFiles(home.isBlank() ? root().resolve(".rushline") : Path.of(home)),
        Software.fromSystemProperty(),
        Settings.from(System.getenv()));
  }
}
