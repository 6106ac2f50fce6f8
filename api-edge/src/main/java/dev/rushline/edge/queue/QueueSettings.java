package dev.rushline.edge.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How lines are shown and admissions are signed. */
@ConfigMapping(prefix = "rushline.queue")
public interface QueueSettings {
  /**
   * File with the keys of admissions, one {@code id:secret} a line: the first signs, all check.
   * Every edge of an installation needs the same ones.
   */
  Optional<String> admissionKeysFile();

  /** Most open sockets of one edge; about 15 kB each. */
  @WithDefault("50000")
  int socketsMax();

  /** Most fans without a socket whose place is remembered. */
  @WithDefault("200000")
  int fansRemembered();

  /** A socket that has not taken a message for this long is closed. */
  @WithDefault("10s")
  Duration slowAfter();

  /**
   * How long the tables of lines and slots may not have been polled before nobody is let into the
   * checkout of an event with a line.
   */
  @WithDefault("10s")
  Duration staleAfter();

  /**
   * How long they may not have been polled before this edge should be restarted: far longer than a
   * poll that waits for the registry or for memory.
   */
  @WithDefault("10m")
  Duration deadAfter();

  /** How long past its time a broadcast may be before fans are told that the line stands still. */
  @WithDefault("5s")
  Duration silentAfter();
}
