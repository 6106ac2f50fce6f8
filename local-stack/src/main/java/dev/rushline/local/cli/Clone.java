package dev.rushline.local.cli;

import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Server;
import dev.rushline.local.servers.Software;
import dev.rushline.local.stack.Addresses;
import dev.rushline.local.stack.Installation;
import dev.rushline.local.stack.LocalSystem;
import dev.rushline.local.stack.Settings;
import java.nio.file.Path;
import java.util.function.Consumer;

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

  /**
   * The installation that commands work on: the clone's, or one elsewhere whose addresses the
   * environment gives.
   */
  static Installation installation(Consumer<String> say) {
    return new Installation(addresses(), system().files(), say);
  }

  /** Where the servers of the installation are. */
  static Addresses addresses() {
    return Addresses.of(system()).changedBy(System.getenv());
  }

  /** The same for the log: one broker of several may be down. */
  static void requireLog(LocalSystem system) {
    if (system.brokers().stream().noneMatch(broker -> broker.daemon().isRunning())) {
      requireRunning(system.kafka());
    }
  }

  /**
   * Says which server of the clone is down, before its clients try for a minute; an installation
   * elsewhere is not known so well.
   */
  static void requireRunning(Server... servers) {
    if (System.getenv().containsKey("RUSHLINE_KAFKA_BOOTSTRAP")) {
      return;
    }
    for (Server server : servers) {
      if (!server.daemon().isRunning()) {
        throw new ServerFailed(server.name() + " does not run: start it with ./rushline up");
      }
    }
  }
}
