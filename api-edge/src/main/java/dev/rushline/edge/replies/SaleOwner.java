package dev.rushline.edge.replies;

import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.Suggest;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;

/**
 * The one who decides about an event, as seen from here: a question goes in, an answer comes out,
 * or silence. Several edges may ask at once; each gets its own answers.
 */
@Singleton
public class SaleOwner {
  /** How late a silence may be noticed. */
  private static final long OVERDUE_CHECK_MS = 50;

  private final EdgeInstance instance;
  private final CommandLog log;
  private final WaitingRequests waiting;
  private final AtomicLong asked = new AtomicLong();

  SaleOwner(
      EdgeInstance instance,
      CommandLog log,
      ReplySettings settings,
      Vertx vertx,
      MeterRegistry meters) {
    this.instance = instance;
    this.log = log;
    this.waiting = new WaitingRequests(settings.waitingMax(), settings.timeout().toNanos());
    meters.gauge("rushline.requests.waiting", waiting, WaitingRequests::count);
    vertx.setPeriodic(OVERDUE_CHECK_MS, _ -> waiting.endOverdue(System.nanoTime()));
  }

  /**
   * Asks the owner of an event about a booking.
   *
   * @param body one of the bodies of a command that is answered with a booking
   * @return the answer; fails with a ProblemException when nothing could be asked
   */
  public Uni<OwnerAnswer.OfBooking> ask(String eventId, SpecificRecord body) {
    return Uni.createFrom()
        .completionStage(() -> send(eventId, body))
        .map(OwnerAnswer.OfBooking.class::cast);
  }

  /** Asks which seats a wish would get; fails as {@link #ask} does. */
  public Uni<OwnerAnswer.OfSuggestion> suggest(String eventId, Suggest wish) {
    return Uni.createFrom()
        .completionStage(() -> send(eventId, wish))
        .map(OwnerAnswer.OfSuggestion.class::cast);
  }

  private CompletableFuture<OwnerAnswer> send(String eventId, SpecificRecord body) {
    String commandId = instance.id() + "-" + Long.toString(asked.incrementAndGet(), 36);
    CompletableFuture<OwnerAnswer> answer = waiting.await(commandId, System.nanoTime());
    try {
      log.append(
          new BookingCommand(eventId, commandId, instance.replyTo(), body),
          failure -> waiting.fail(commandId, failure));
    } catch (RuntimeException e) {
      waiting.fail(commandId, e);
    }
    return answer;
  }

  /** Ends the wait for a command's answer; of no effect when nobody here waits for it. */
  void answered(String commandId, OwnerAnswer answer) {
    waiting.answer(commandId, answer);
  }
}
