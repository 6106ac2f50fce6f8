package dev.rushline.edge.replies;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Bounds of the questions that reach an owner although whoever asks was not admitted: each is a
 * command in the log of an event, in front of somebody's checkout, and a guest costs nothing.
 * Checkouts are not among them. What may sell seats, change them or let them go has the bound of
 * its customer alone, so that no crowd of guests keeps anybody from it.
 */
@Singleton
public class AskingBounds {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Customers whose questions are counted; about 150 bytes each, forgotten after a minute. */
  private static final int CUSTOMERS_MAX = 100_000;

  private final int customerMax;
  private final int edgeMax;
  private final Ticker ticker;
  private final Cache<String, Window> customers;
  private final Window edge = new Window(SECOND);

  /** How many were asked in the time that began with the first of them. */
  private static final class Window {
    private final long lengthNanos;
    private long sinceNanos;
    private int asked;

    private Window(Duration length) {
      lengthNanos = length.toNanos();
    }

    /** Counts one more; returns how long to wait if that is too many, otherwise zero. */
    private synchronized Duration one(int max, long now) {
      if (asked == 0 || now - sinceNanos >= lengthNanos) {
        sinceNanos = now;
        asked = 0;
      }
      if (asked == max) {
        return Duration.ofNanos(sinceNanos + lengthNanos - now);
      }
      asked++;
      return Duration.ZERO;
    }

    /** The last one was not asked after all. */
    private synchronized void oneLess() {
      asked = Math.max(0, asked - 1);
    }
  }

  @Inject
  AskingBounds(AskingSettings settings) {
    this(settings.customerPerMinute(), settings.edgePerSecond(), Ticker.systemTicker());
  }

  AskingBounds(int customerPerMinute, int edgePerSecond, Ticker ticker) {
    this.customerMax = customerPerMinute;
    this.edgeMax = edgePerSecond;
    this.ticker = ticker;
    this.customers =
        Caffeine.newBuilder()
            .maximumSize(CUSTOMERS_MAX)
            .expireAfterWrite(MINUTE)
            .ticker(ticker)
            .build();
  }

  /**
   * To be called before a question that anybody can ask, of whatever is made up.
   *
   * @throws ProblemException TOO_MANY_QUESTIONS, with when to ask again
   */
  public void ask(String customerId) {
    Window own = own(customerId);
    require(own.one(customerMax, ticker.read()), null);
    Duration crowded = edge.one(edgeMax, ticker.read());
    if (!crowded.isZero()) {
      own.oneLess();
    }
    require(crowded, "Too many ask at the moment");
  }

  /**
   * To be called before a question from which others' questions are to keep nobody: about a line,
   * which is for stampedes, or a booking that the customer wants to do something with.
   *
   * @throws ProblemException TOO_MANY_QUESTIONS, with when to ask again
   */
  public void askUncrowded(String customerId) {
    require(own(customerId).one(customerMax, ticker.read()), null);
  }

  private Window own(String customerId) {
    return customers.get(customerId, _ -> new Window(MINUTE));
  }

  private static void require(Duration wait, String otherwise) {
    if (!wait.isZero()) {
      throw new ProblemException(ProblemCode.TOO_MANY_QUESTIONS, otherwise)
          .retryAfterSeconds(wait.plusNanos(999_999_999).toSeconds());
    }
  }
}
