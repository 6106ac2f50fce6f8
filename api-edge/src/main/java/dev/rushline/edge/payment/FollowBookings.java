package dev.rushline.edge.payment;

import dev.rushline.edge.logs.Following;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingCancelled;
import dev.rushline.schemas.booking.BookingConfirmed;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingRejected;
import dev.rushline.schemas.booking.HoldExpired;
import dev.rushline.schemas.booking.HoldExtended;
import dev.rushline.schemas.booking.HoldReleased;
import dev.rushline.schemas.booking.PresaleDefined;
import dev.rushline.schemas.booking.SaleChangeRefused;
import dev.rushline.schemas.booking.SaleDefined;
import dev.rushline.schemas.booking.SaleQuarantined;
import dev.rushline.schemas.booking.SaleResumed;
import dev.rushline.schemas.booking.SaleRetired;
import dev.rushline.schemas.booking.SeatsChanged;
import dev.rushline.schemas.booking.SeatsHeld;
import dev.rushline.schemas.booking.SeatsHeldAgain;
import dev.rushline.schemas.booking.SeatsOffered;
import dev.rushline.schemas.booking.WaitlistJoined;
import dev.rushline.schemas.booking.WaitlistLeft;
import dev.rushline.schemas.topics.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads what happened to bookings and settles their payments. One edge of the group reads each
 * partition; a batch is committed once its decisions are written, so a crash repeats them, and
 * repeating changes nothing.
 */
@ApplicationScoped
public class FollowBookings {
  static final String CHANNEL = "payment-settler";
  private static final Logger LOG = Logger.getLogger(FollowBookings.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  private final PaymentLedger ledger;
  private final SettlePayment settle;

  FollowBookings(PaymentLedger ledger, SettlePayment settle) {
    this.ledger = ledger;
    this.settle = settle;
  }

  @Produces
  @Identifier(CHANNEL)
  static Map<String, Object> channel(Following following) {
    return following.inGroup(Topics.BOOKING_EVENTS);
  }

  @Incoming(CHANNEL)
  Uni<Void> follow(ConsumerRecords<String, BookingEvent> batch) {
    Outcomes outcomes = new Outcomes();
    for (ConsumerRecord<String, BookingEvent> record : batch) {
      if (record.value() == null) {
        LOG.errorf(
            "event not readable partition=%d offset=%d", record.partition(), record.offset());
      } else {
        outcomes.add(record.value());
      }
    }
    return decide(outcomes)
        // Nothing is lost while PostgreSQL is away: this partition waits.
        .onFailure()
        .invoke(failure -> LOG.warn("payments not settled, trying again", failure))
        .onFailure()
        .retry()
        .withBackOff(FIRST_RETRY, LAST_RETRY)
        .indefinitely();
  }

  /** Captures first: what is confirmed can no longer be voided by what follows. */
  private Uni<Void> decide(Outcomes outcomes) {
    return ledger
        .enterAll(PaymentState.CAPTURING, outcomes.confirmedPayments)
        .chain(settle::tell)
        .chain(() -> ledger.enterAll(PaymentState.VOIDING, outcomes.refusedPayments))
        .chain(settle::tell)
        .chain(() -> ledger.enterAllOf(PaymentState.VOIDING, outcomes.endedBookings))
        .chain(settle::tell)
        .chain(() -> ledger.refundAll(outcomes.refundsMinor))
        .chain(settle::tell);
  }

  /** What a batch says about payments. */
  static final class Outcomes {
    private final Set<String> confirmedPayments = new HashSet<>();
    private final Set<String> refusedPayments = new HashSet<>();
    private final Set<String> endedBookings = new HashSet<>();
    private final Map<String, Long> refundsMinor = new HashMap<>();

    void add(BookingEvent event) {
      switch (event.getBody()) {
        case BookingConfirmed confirmed -> {
          confirmedPayments.add(confirmed.getBooking().getPaymentId());
          // Its other payments, of other tries, have lost.
          endedBookings.add(confirmed.getBooking().getBookingId());
        }
        case BookingRejected rejected -> {
          if (rejected.getPaymentId() != null) {
            refusedPayments.add(rejected.getPaymentId());
          }
        }
        case HoldReleased released -> endedBookings.add(released.getBooking().getBookingId());
        case BookingCancelled cancelled -> {
          Booking booking = cancelled.getBooking();
          if (booking.getRefundMinor() > 0) {
            refundsMinor.put(booking.getPaymentId(), booking.getRefundMinor());
          }
        }
        case HoldExpired _ -> {
          // A confirm that is on its way may still bring its seats back.
        }
        case SeatsHeld _,
            SeatsHeldAgain _,
            SeatsChanged _,
            SeatsOffered _,
            HoldExtended _,
            WaitlistJoined _,
            WaitlistLeft _,
            PresaleDefined _,
            SaleDefined _,
            SaleChangeRefused _,
            SaleQuarantined _,
            SaleResumed _,
            SaleRetired _ -> {
          // No payment comes to an end by them.
        }
        default -> throw new IllegalArgumentException("no event: " + event.getBody());
      }
    }
  }
}
