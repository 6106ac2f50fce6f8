package dev.rushline.edge.replies;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.faulttolerance.api.RateLimitException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds of the questions that reach an owner although whoever asks was not admitted: each is a
 * command in the log of an event, in front of somebody's checkout, and a guest costs nothing. What
 * holds seats, sells them or lets them go is not among them.
 */
@Singleton
public class AskingBounds {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Customers whose questions are counted; about 150 bytes each, forgotten after a minute. */
  private static final int CUSTOMERS_MAX = 100_000;

  private final int customerMax;
  private final Ticker ticker;
  private final Cache<String, Asked> customers;
  private final Guard edge;

  /** What one customer has asked in the minute that began with the first question. */
  private record Asked(long sinceNanos, AtomicInteger times) {}

  @Inject
  AskingBounds(AskingSettings settings) {
    this(settings, Ticker.systemTicker());
  }

  AskingBounds(AskingSettings settings, Ticker ticker) {
    this.customerMax = settings.customerPerMinute();
    this.ticker = ticker;
    this.customers =
        Caffeine.newBuilder()
            .maximumSize(CUSTOMERS_MAX)
            .expireAfterWrite(MINUTE)
            .ticker(ticker)
            .build();
    this.edge =
        Guard.create()
            .withDescription("questions to owners")
            .withRateLimit()
            .limit(settings.edgePerSecond())
            .window(1, ChronoUnit.SECONDS)
            .done()
            .build();
  }

  /**
   * To be called before a question about a sale is asked.
   *
   * @throws ProblemException TOO_MANY_QUESTIONS, with when to ask again
   */
  public void ask(String customerId) {
    askInLine(customerId);
    try {
      edge.get(() -> customerId, String.class);
    } catch (RateLimitException e) {
      throw tooMany("Too many ask at the moment", 1);
    }
  }

  /**
   * To be called before a question about a line is asked. Nothing bounds those of all customers:
   * lines are for stampedes.
   *
   * @throws ProblemException TOO_MANY_QUESTIONS, with when to ask again
   */
  public void askInLine(String customerId) {
    Asked asked = customers.get(customerId, _ -> new Asked(ticker.read(), new AtomicInteger()));
    if (asked.times.incrementAndGet() > customerMax) {
      long over = TimeUnit.NANOSECONDS.toSeconds(ticker.read() - asked.sinceNanos);
      throw tooMany(null, Math.max(1, MINUTE.toSeconds() - over));
    }
  }

  private static ProblemException tooMany(String detail, long seconds) {
    return new ProblemException(ProblemCode.TOO_MANY_QUESTIONS, detail).retryAfterSeconds(seconds);
  }
}
