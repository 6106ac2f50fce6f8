package dev.rushline.queue.line;

import java.util.Optional;

/**
 * How far a line has come, apart from what holds it up at the moment. Each phase has what it needs
 * and nothing else; where a line goes from one is said by {@link LinePhases}.
 */
public sealed interface Phase {

  /** There is no line: whoever comes may book. */
  record Idle() implements Phase {}

  /**
   * Fans join; their order will be drawn.
   *
   * @param seed of the draw, in hexadecimal: a secret, and only its hash is told
   */
  record Gathering(String seed) implements Phase {}

  /**
   * The list is closed, and with it the order of those on it, which the next tick tells. Whoever
   * joins stands behind them.
   *
   * @param lottery still a secret, but for the digest of the list
   */
  record Drawn(Lottery lottery) implements Phase {}

  /**
   * Fans are admitted in the order of their numbers.
   *
   * @param lottery as everybody was told; empty: opened at once, first come first served
   */
  record Open(Optional<Lottery> lottery) implements Phase {}

  /** What orders those who gathered; empty before their list is closed, and when nobody did. */
  default Optional<Lottery> order() {
    return switch (this) {
      case Idle _, Gathering _ -> Optional.empty();
      case Drawn(Lottery lottery) -> Optional.of(lottery);
      case Open(Optional<Lottery> lottery) -> lottery;
    };
  }

  /** Whether fans join and nobody is admitted yet. */
  default boolean isGathering() {
    return switch (this) {
      case Gathering _, Drawn _ -> true;
      case Idle _, Open _ -> false;
    };
  }
}
