package dev.rushline.bench;

import dev.rushline.bench.raw.Yardstick;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Commands on the log, replies from the log: what the owner of one event decides per second without
 * HTTP in front.
 */
@Command(
    name = "decisions",
    description = "Checkouts of one event straight through the log, in a closed loop.")
final class DecisionLoad implements Callable<Integer> {
  @Mixin private LoadOptions options;

  @Override
  public Integer call() throws Exception {
    try (Yardstick yardstick = Yardstick.start(new Addresses())) {
      LogLoad load = new LogLoad();
      new Rounds("decisions", "bare log", options)
          .run(
              inFlight -> yardstick.commands(inFlight, options.bareWarmUp(), options.duration()),
              inFlight ->
                  load.measure(inFlight, options.seats, options.warmUp(), options.duration()));
    }
    return 0;
  }
}
