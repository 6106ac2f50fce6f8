package dev.rushline.edge.replies;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.Suggest;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/**
 * The one who decides about an event, as seen from here: a question goes in, an answer comes out,
 * or silence. Several edges may ask at once; each gets its own answers.
 */
@Singleton
public class SaleOwner {
  private final EdgeInstance instance;
  private final Questions<BookingCommand, OwnerAnswer> questions;

  SaleOwner(
      EdgeInstance instance,
      SaleCommands commands,
      ReplySettings settings,
      Vertx vertx,
      MeterRegistry meters) {
    this.instance = instance;
    this.questions =
        new Questions<>(
            instance,
            commands.log(),
            settings,
            new OwnerAnswer.Silent(),
            ProblemCode.BOOKING_UNAVAILABLE,
            vertx);
    meters.gauge("rushline.requests.waiting", questions, Questions::waiting);
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
    return questions.ask(
        eventId, commandId -> new BookingCommand(eventId, commandId, instance.replyTo(), body));
  }

  /** Ends the wait for a command's answer; of no effect when nobody here waits for it. */
  void answered(String commandId, OwnerAnswer answer) {
    questions.answered(commandId, answer);
  }
}
