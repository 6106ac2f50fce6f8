package dev.rushline.edge.queue;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.queue.Find;
import dev.rushline.schemas.queue.Heartbeat;
import dev.rushline.schemas.queue.Join;
import dev.rushline.schemas.queue.Leave;
import dev.rushline.schemas.queue.Place;
import dev.rushline.schemas.queue.PlaceStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Asks for one fan: gives a place, takes it, says where the fan is, from memory when that is known
 * here, otherwise from the line's owner. An admitted fan who asks has shown up, and the owner is
 * told so.
 */
@ApplicationScoped
public class AskLine {
  private final LineTable table;
  private final LineOwner owner;
  private final KnownPlaces places;

  AskLine(LineTable table, LineOwner owner, KnownPlaces places) {
    this.table = table;
    this.owner = owner;
    this.places = places;
  }

  /**
   * Gives a fan a place, the same one however often.
   *
   * @return fails with LINE_FULL, LINE_OVER, NO_LINE, or QUEUE_UNAVAILABLE when the owner does not
   *     answer; to send it again is safe
   */
  Uni<Place> join(String eventId, String customerId) {
    return ask(eventId, new Join(customerId)).chain(place -> shownUp(eventId, place));
  }

  /** Takes a fan out of line, or ends the slot. */
  Uni<Place> leave(String eventId, String customerId) {
    return ask(eventId, new Leave(customerId));
  }

  /**
   * Where the fan is.
   *
   * @return fails with NOT_IN_LINE, NO_LINE, or QUEUE_UNAVAILABLE
   */
  Uni<Place> find(String eventId, String customerId) {
    Optional<Place> known = known(eventId, customerId);
    Uni<Place> place =
        known.isPresent() ? Uni.createFrom().item(known.get()) : ask(eventId, new Find(customerId));
    return place.chain(found -> shownUp(eventId, found));
  }

  /** Whether the owner need not be asked where the fan is. */
  boolean remembers(String eventId, String customerId) {
    return known(eventId, customerId).isPresent();
  }

  private Optional<Place> known(String eventId, String customerId) {
    return places.find(eventId, customerId).filter(place -> isPlausible(eventId, place));
  }

  /** Whether what is remembered does not contradict what the line has told since. */
  private boolean isPlausible(String eventId, Place place) {
    return table
        .guarding(eventId)
        .map(
            line ->
                line.state().getRound() == place.getRound()
                    && (place.getStatus() != PlaceStatus.WAITING || isAhead(line, place)))
        .orElse(false);
  }

  private static boolean isAhead(SeenLine line, Place place) {
    long number = line.numberOf(place.getArrival());
    return number < 0 || number >= line.state().getServing();
  }

  private Uni<Place> shownUp(String eventId, Place place) {
    return place.getStatus() != PlaceStatus.CALLED
        ? Uni.createFrom().item(place)
        : ask(eventId, new Heartbeat(place.getCustomerId(), place.getArrival()));
  }

  private Uni<Place> ask(String eventId, SpecificRecord question) {
    long asked = System.nanoTime();
    return owner.ask(eventId, question).map(answer -> place(eventId, answer, asked));
  }

  private Place place(String eventId, LineAnswer answer, long asked) {
    return switch (answer) {
      case LineAnswer.At(Place place) -> {
        places.remember(eventId, place, asked);
        yield place;
      }
      case LineAnswer.Refused(var code) -> throw Refusals.of(code);
      case LineAnswer.Silent _ ->
          throw new ProblemException(
                  ProblemCode.QUEUE_UNAVAILABLE, "The line stands still; your place is kept")
              .retryAfterSeconds(2);
      case LineAnswer.Carried _ -> throw new IllegalStateException("no place in " + answer);
    };
  }
}
