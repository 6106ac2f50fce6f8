package dev.rushline.queue.line;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A line's phases, one of each. */
public final class Phases {
  private static final Lottery LOTTERY = new Lottery("5eed", "d16e", 119);

  /** As they follow each other; of those that are open one with a draw and one without. */
  public static final List<Phase> ALL =
      List.of(
          new Phase.Idle(),
          new Phase.Gathering("5eed"),
          new Phase.Drawn(LOTTERY),
          new Phase.Open(Optional.of(LOTTERY)),
          new Phase.Open(Optional.empty()));

  private Phases() {}

  /** The first one of this name. */
  static Phase named(String name) {
    return ALL.stream()
        .filter(phase -> phase.getClass().getSimpleName().toUpperCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow();
  }
}
