package dev.rushline.bench.raw;

import dev.rushline.bench.Addresses;
import dev.rushline.bench.LoadOptions;
import dev.rushline.bench.Measurement;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The yardstick alone. */
@Command(
    name = "raw",
    description =
        "What the log and HTTP cost when nothing is decided: a bare exactly-once pipeline, and a"
            + " bare endpoint over it.")
public final class RawBench implements Callable<Integer> {
  @Mixin private LoadOptions options;

  @Override
  public Integer call() throws Exception {
    Vertx vertx = Vertx.vertx();
    System.out.println(Measurement.header("in flight"));
    try (Yardstick yardstick = Yardstick.start(new Addresses())) {
      for (int inFlight : options.inFlight) {
        Measurement log = yardstick.commands(inFlight, options.warmUp(), options.duration());
        System.out.println(log.row("log " + inFlight, options.duration()));
        Measurement http =
            yardstick.requests(vertx, inFlight, options.warmUp(), options.duration());
        System.out.println(http.row("http " + inFlight, options.duration()));
      }
    }
    vertx.close();
    return 0;
  }
}
