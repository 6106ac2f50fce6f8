package dev.rushline.edge.booking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rushline.edge.availability.SeatCache;
import dev.rushline.edge.availability.SeatsLeft;
import dev.rushline.edge.catalogue.KnownEvents;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.BestAvailable;
import dev.rushline.schemas.booking.NamedSeats;
import dev.rushline.schemas.booking.StandingPlaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Says no in place of the owner where nothing is left, so that the fans who come too late cost the
 * sale nothing. Only an event of which the owner has said so before is looked at, and only while
 * its owner answers: fewer seats than wished for are free as last told, and this very request was
 * not granted before, here or at another edge. Not for seats that somebody names, of which the
 * owner says which are taken.
 */
@ApplicationScoped
class SoldOut {
  private static final Logger LOG = Logger.getLogger(SoldOut.class);

  /** One request in so many goes to the owner all the same, who counts the demand. */
  private static final int LET_THROUGH_ONE_IN = 100;

  /**
   * What was last told of an event is not believed for so long when there is reason to doubt it.
   */
  private static final Duration DISTRUST = Duration.ofSeconds(10);

  private static final int DISTRUSTED_MAX = 1_000;

  private final SeatCache seats;
  private final RecentBookings recent;
  private final GatheredLookUps lookUps;
  private final KnownEvents events;
  private final Cache<String, Boolean> doubted =
      Caffeine.newBuilder().maximumSize(DISTRUSTED_MAX).expireAfterWrite(DISTRUST).build();

  SoldOut(SeatCache seats, RecentBookings recent, GatheredLookUps lookUps, KnownEvents events) {
    this.seats = seats;
    this.recent = recent;
    this.lookUps = lookUps;
    this.events = events;
  }

  /** The owner has refused somebody for want of seats. */
  void noticed(String eventId) {
    seats.follow(eventId);
  }

  /** The owner has not answered somebody in time: holds may have ended without anybody knowing. */
  void ownerIsSilent(String eventId) {
    doubted.put(eventId, Boolean.TRUE);
  }

  /** The owner has let seats go at a fan's wish, who may ask again before anybody is told of it. */
  void seatsCameBack(String eventId) {
    doubted.put(eventId, Boolean.TRUE);
  }

  /** The refusal of a wish; empty: ask the owner. */
  Uni<Optional<ProblemException>> refusal(BookingId id, Wish wish) {
    int wished = count(wish);
    if (wished == 0 || doubted.getIfPresent(wish.eventId()) != null) {
      return Uni.createFrom().item(Optional.empty());
    }
    Optional<SeatsLeft> left =
        seats
            .left(wish.eventId(), sections(wish))
            .filter(seen -> seen.freeAtMost() < wished)
            .filter(_ -> recent.hasNeverSeen(id.toString()))
            .filter(_ -> ThreadLocalRandom.current().nextInt(LET_THROUGH_ONE_IN) != 0);
    return left.map(seen -> unlessTaken(id, wish, seen))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  /** A request that was granted longer ago than is remembered here gets its answer again. */
  private Uni<Optional<ProblemException>> unlessTaken(BookingId id, Wish wish, SeatsLeft left) {
    return lookUps
        .exists(id.toString())
        // Once more: it may have been granted meanwhile.
        .map(
            exists ->
                exists || !recent.hasNeverSeen(id.toString())
                    ? Optional.<ProblemException>empty()
                    : no(wish, left))
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.debugf(failure, "booking not read bookingId=%s", id);
              return Optional.empty();
            });
  }

  private Optional<ProblemException> no(Wish wish, SeatsLeft left) {
    String detail =
        left.held() == 0
            ? "%d free".formatted(left.freeAtMost())
            : "%d free; %d on hold may come back".formatted(left.freeAtMost(), left.held());
    return Optional.of(
        offeringWaitlist(wish.eventId(), Refusals.conflict(ProblemCode.NOT_ENOUGH_SEATS, detail)));
  }

  /** The same refusal; where people may wait for seats, it says so. */
  ProblemException offeringWaitlist(String eventId, ProblemException refusal) {
    return refusal.code() == ProblemCode.NOT_ENOUGH_SEATS && events.hasWaitlist(eventId)
        ? refusal.with("waitlist", "/booking/waitlist")
        : refusal;
  }

  /**
   * How many are wished for; 0 for named seats, of which it is never said that they are too many.
   */
  private static int count(Wish wish) {
    return switch (wish.form()) {
      case BestAvailable best -> best.getCount();
      case StandingPlaces places -> places.getCount();
      case NamedSeats _ -> 0;
      default -> throw new IllegalArgumentException("no wish: " + wish.form());
    };
  }

  /** Where the seats would have to be; empty: anywhere. */
  private static Set<String> sections(Wish wish) {
    return switch (wish.form()) {
      case BestAvailable best when best.getSectionId() != null -> Set.of(best.getSectionId());
      case StandingPlaces places -> Set.of(places.getSectionId());
      case BestAvailable _, NamedSeats _ -> Set.of();
      default -> throw new IllegalArgumentException("no wish: " + wish.form());
    };
  }
}
