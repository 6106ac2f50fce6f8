package dev.rushline.local.servers;

import dev.rushline.local.process.Daemon;
import dev.rushline.local.process.Port;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A server as {@link Launch} needs to know it. Methods may be called again after a restart. */
public interface Server {

  /** Its process. */
  Daemon daemon();

  /** Every port it listens on. */
  List<Port> ports();

  /** Makes its data directory and configuration; does nothing that was done before. */
  void prepare() throws IOException, InterruptedException;

  /** The command that runs it in the foreground. */
  List<String> command();

  /**
   * Added to the environment of the process; passwords go here, where no process list shows them.
   */
  default Map<String, String> environment() {
    return Map.of();
  }

  /**
   * Uses the server as a client would.
   *
   * @throws Exception when it does not serve (yet)
   */
  void probe() throws Exception;

  /**
   * How it is, in a few words for people, when it serves; empty when there is nothing to add.
   *
   * @throws Exception when it cannot tell
   */
  default String condition() throws Exception {
    return "";
  }

  /** Called when it serves, before others may use it: accounts, databases, global settings. */
  default void complete() throws IOException, InterruptedException {}

  /** How long a start may take on a slow and busy machine. */
  default Duration startPatience() {
    return Duration.ofSeconds(90);
  }

  /** How much whatever may be late gives way: it gets a tenth of what others get. */
  int LATER = 10;

  /**
   * How much it gives way to others when all cores are busy, as {@code nice} takes it: 0 for what
   * somebody waits for who buys a ticket, {@link #LATER} for what follows.
   */
  default int niceness() {
    return 0;
  }

  /** The signal it takes as a request for a clean end. */
  default String stopSignal() {
    return "TERM";
  }

  /** How long a clean end may take before it is killed. */
  default Duration stopPatience() {
    return Duration.ofSeconds(20);
  }

  /** Name in messages, file names and the command line. */
  default String name() {
    return daemon().name();
  }
}
