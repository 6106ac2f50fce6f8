package dev.rushline.bench;

import dev.rushline.local.tokens.SigningKeys;
import dev.rushline.local.tokens.Token;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Whether a seat's place in a stadium matters: checkouts one at a time, in turns from the first
 * seat on and from the last seat back, so that both see the same machine.
 */
@Command(name = "rows", description = "Compares the first seats of a stadium with its last ones.")
final class RowsLoad implements Callable<Integer> {
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);
  private static final int CUSTOMERS = 100;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Addresses addresses = new Addresses();

  @Option(
      names = "--seats",
      defaultValue = "60000",
      description = "Seats of the event, a multiple of 500 (default: 60000).")
  private int seats;

  @Option(
      names = "--checkouts",
      defaultValue = "500",
      description =
          "Measured checkouts at either end, after as many that are not (default: 500, at most a"
              + " quarter of the seats).")
  private int checkouts;

  @Override
  public Integer call() throws Exception {
    PrivateKey key = new SigningKeys(Path.of(addresses.root(), ".rushline", "keys")).privateKey();
    StadiumOnSale sales = new StadiumOnSale(addresses.edge(), token("bench", "organiser", key));
    Stadium stadium = sales.open(new Stadium("bench-" + UUID.randomUUID(), seats));
    List<String> fans =
        IntStream.range(0, CUSTOMERS).mapToObj(n -> token("bench-" + n, "fan", key)).toList();
    Measurement first = new Measurement();
    Measurement last = new Measurement();
    long started = System.nanoTime();
    for (int i = 0; i < 2 * checkouts; i++) {
      if (i == checkouts) {
        first = new Measurement();
        last = new Measurement();
        started = System.nanoTime();
      }
      checkout(stadium, i, fans.get(i % CUSTOMERS), first);
      checkout(stadium, seats - 1 - i, fans.get(i % CUSTOMERS), last);
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.println(Measurement.header("seats"));
    System.out.println(first.row("first", seconds));
    System.out.println(last.row("last", seconds));
    System.out.printf("median of the last / median of the first: %.2f%n", last.medianTo(first));
    return 0;
  }

  private static String token(String subject, String role, PrivateKey key) {
    return new Token(subject, role, TOKEN_LIFETIME).sign(key, Instant.now());
  }

  private void checkout(Stadium stadium, int seat, String token, Measurement measured)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(addresses.edge() + "/booking/checkout"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "n" + seat)
            .POST(
                BodyPublishers.ofString(
                    "{\"eventId\":\"%s\",\"seats\":[\"%s\"]}"
                        .formatted(stadium.eventId(), stadium.seat(seat))))
            .build();
    long started = System.nanoTime();
    int status = HTTP.send(request, BodyHandlers.ofString()).statusCode();
    measured.add(System.nanoTime() - started, Integer.toString(status));
  }
}
