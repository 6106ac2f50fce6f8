package dev.rushline.edge.replies;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How this instance asks and how long it waits. */
@ConfigMapping(prefix = "rushline.reply")
public interface ReplySettings {
  /** Name of this instance; none: made up at every start, so that old answers find nobody. */
  Optional<String> instance();

  /** Partition of booking.replies that this instance reads; none: drawn from its name. */
  OptionalInt partition();

  /** How long a request waits for the owner. */
  @WithDefault("3s")
  Duration timeout();

  /** Most requests that wait at a time; about 1 kB each. */
  @WithDefault("20000")
  int waitingMax();
}
