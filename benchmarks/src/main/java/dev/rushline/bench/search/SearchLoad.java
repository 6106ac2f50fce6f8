package dev.rushline.bench.search;

import dev.rushline.bench.Addresses;
import dev.rushline.bench.Measurement;
import dev.rushline.bench.http.Await;
import dev.rushline.bench.http.OpenLoop;
import dev.rushline.local.tokens.SigningKeys;
import dev.rushline.local.tokens.Token;
import dev.rushline.search.judged.JudgedEvent;
import dev.rushline.search.judged.JudgedQuery;
import dev.rushline.search.judged.JudgedSet;
import dev.rushline.search.judged.Relevance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Relevance, speed and freshness of search, with the catalogue that is loaded. */
@Command(
    name = "search",
    description =
        "Relevance and speed of search, and how soon a change is found. Import a catalogue before:"
            + " ./rushline import FILE.")
public final class SearchLoad implements Callable<Integer> {
  private static final String FROM_INDEX = "\"source\":\"index\"";
  private static final String STALE = "\"stale\":true";
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);
  private static final int SUGGESTED_LETTERS_MAX = 8;
  private static final int SPEED_QUERIES_PER_KIND = 500;

  @Option(
      names = "--queries-per-kind",
      defaultValue = "60",
      description = "Judged queries of each of the eight kinds (default: 60); 0: none.")
  private int queriesPerKind;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Decides which names and errors the queries have (default: 1).")
  private long seed;

  @Option(
      names = "--misses",
      description =
          "Print each judged query for which none of the expected events was among the first ten.")
  private boolean misses;

  @Option(
      names = "--rate",
      defaultValue = "200",
      description = "Searches per second, and then suggestions (default: 200).")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "Length of the measured runs in seconds (default: 30); 0: none.")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "30",
      description = "Seconds before the measured runs, not measured (default: 30).")
  private int warmUpSeconds;

  @Option(
      names = "--changes",
      defaultValue = "200",
      description = "Venues renamed, one after the other (default: 200); 0: none.")
  private int changes;

  private final Addresses addresses = new Addresses();

  @Override
  public Integer call() throws Exception {
    Collection<JudgedEvent> events = Documents.read(addresses);
    System.out.printf("%,d events have a search document.%n", events.size());
    if (queriesPerKind > 0) {
      judge(JudgedSet.of(events, seed, queriesPerKind));
    }
    if (seconds > 0) {
      load(JudgedSet.of(events, seed + 1, SPEED_QUERIES_PER_KIND));
    }
    if (changes > 0) {
      long started = System.nanoTime();
      Measurement found = new ChangedName(addresses.edge(), organiser()).run(changes);
      System.out.printf("%nFrom a venue's new name, committed, to the event found by it:%n");
      System.out.println(Measurement.header("changes"));
      System.out.println(found.row("renamed", (System.nanoTime() - started) / 1e9));
    }
    return 0;
  }

  private String organiser() throws IOException {
    return new Token("bench", "organiser", TOKEN_LIFETIME)
        .sign(
            new SigningKeys(Path.of(addresses.root(), ".rushline", "keys")).privateKey(),
            Instant.now());
  }

  private void judge(List<JudgedQuery> queries) throws IOException, InterruptedException {
    Answers answers = new Answers(addresses.edge());
    Relevance relevance = new Relevance();
    for (JudgedQuery query : queries) {
      List<String> found = answers.find(query.text());
      relevance.judge(query, found);
      if (misses && Collections.disjoint(query.expected(), found)) {
        System.out.printf("missed, %s: %s%n", query.kind().title(), query.text());
      }
    }
    System.out.printf("%nRelevance, seed %d:%n%n%s", seed, relevance.table());
    System.out.printf(
        "%n%d answers came from elsewhere than the index and were asked for again.%n",
        answers.fromElsewhere());
  }

  private void load(List<JudgedQuery> queries) throws Exception {
    List<JudgedQuery> mixed = new ArrayList<>(queries);
    Collections.shuffle(mixed, new Random(seed));
    List<String> searches = mixed.stream().map(query -> Answers.path(query.text())).toList();
    List<String> begun =
        mixed.stream().map(query -> Answers.suggestPath(begun(query.text()))).toList();
    Vertx vertx = Vertx.vertx();
    System.out.printf(
        "%nOver HTTP, %d a second, each counted from when it was due, %d different:%n",
        rate, searches.size());
    System.out.println(Measurement.header("what"));
    run("searches, as crowds ask", vertx, Picks.asCrowdsDo(searches, new Random(seed)));
    run("searches, in turns", vertx, Picks.inTurns(searches));
    run("suggestions, in turns", vertx, Picks.inTurns(begun));
    vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  private void run(String what, Vertx vertx, Supplier<String> paths) throws Exception {
    measured(vertx, paths, warmUpSeconds);
    System.out.println(measured(vertx, paths, seconds).row(what, seconds));
  }

  private Measurement measured(Vertx vertx, Supplier<String> paths, int time) throws IOException {
    Duration duration = Duration.ofSeconds(time);
    return Await.result(
        OpenLoop.run(
            vertx, addresses.edgePort(), rate, duration, (client, _) -> ask(client, paths.get())),
        duration.plusMinutes(1));
  }

  private static Future<String> ask(HttpClient client, String path) {
    return client
        .request(HttpMethod.GET, path)
        .compose(request -> request.send())
        .compose(answer -> answer.body().map(body -> outcome(answer.statusCode(), body)));
  }

  private static String outcome(int status, Buffer body) {
    if (status != 200) {
      return Integer.toString(status);
    }
    String text = body.toString(StandardCharsets.UTF_8);
    if (text.contains(STALE)) {
      return "stale";
    }
    return text.contains(FROM_INDEX) ? "index" : "elsewhere";
  }

  /** As far as somebody has typed who looks at suggestions. */
  private String begun(String text) {
    int letters = 2 + Math.floorMod(text.hashCode(), SUGGESTED_LETTERS_MAX - 1);
    return text.substring(0, Math.min(text.length(), letters));
  }
}
