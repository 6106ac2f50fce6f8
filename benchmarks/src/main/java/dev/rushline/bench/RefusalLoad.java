package dev.rushline.bench;

import dev.rushline.bench.http.Await;
import dev.rushline.bench.http.ClosedLoop;
import dev.rushline.bench.http.FansOverHttp;
import dev.rushline.bench.raw.Yardstick;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Checkouts of an event that is sold out, over HTTP, in a closed loop. An edge refuses them itself
 * once it has followed bookings for {@code rushline.booking.recent-for}, 10 minutes.
 */
@Command(name = "refusals", description = "Checkouts of a sold-out event, in a closed loop.")
final class RefusalLoad implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int FANS = 10_000;
  private static final int SEATS = 500;
  private static final int SEATS_AN_ORDER = 100;

  @Mixin private LoadOptions options;
  private final Addresses addresses = new Addresses();
  private final Vertx vertx = Vertx.vertx();
  private int asked;

  @Override
  public Integer call() throws Exception {
    FansOverHttp fans = new FansOverHttp(addresses.root(), FANS);
    Stadium stadium =
        new StadiumOnSale(addresses.edge(), fans.organiserToken())
            .open(new Stadium("bench-" + UUID.randomUUID(), SEATS));
    ask(fans, stadium, SEATS_AN_ORDER, SEATS / SEATS_AN_ORDER, 1, PATIENCE);
    try (Yardstick yardstick = Yardstick.start(addresses)) {
      new Rounds("refusals", "bare http", options)
          .run(
              inFlight ->
                  yardstick.requests(vertx, inFlight, options.bareWarmUp(), options.duration()),
              inFlight -> {
                ask(fans, stadium, 1, Integer.MAX_VALUE, inFlight, options.warmUp());
                return ask(fans, stadium, 1, Integer.MAX_VALUE, inFlight, options.duration());
              });
    }
    Await.result(vertx.close(), PATIENCE);
    return 0;
  }

  /** No key is used twice. */
  private Measurement ask(
      FansOverHttp fans, Stadium stadium, int seats, int max, int inFlight, Duration time)
      throws IOException {
    String wish =
        "{\"eventId\":\"%s\",\"best\":{\"count\":%d}}".formatted(stadium.eventId(), seats);
    return ClosedLoop.run(
        vertx,
        addresses.edgePort(),
        inFlight,
        max,
        System.nanoTime() + time.toNanos(),
        (client, _) -> fans.checkout(client, asked++, wish));
  }
}
