package dev.rushline.edge.booking;

import dev.rushline.edge.replies.AskingBounds;
import dev.rushline.edge.replies.OwnerAnswer;
import dev.rushline.edge.replies.SaleOwner;
import dev.rushline.schemas.booking.Cancel;
import dev.rushline.schemas.booking.ChangeSeats;
import dev.rushline.schemas.booking.Extend;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Changes a booking that is there: more time, other seats, or the sale taken back. Whether it is
 * there, its owner alone knows, so customers may ask so often and no oftener.
 */
@ApplicationScoped
class ChangeBooking {
  private final SaleOwner owner;
  private final SoldOut soldOut;
  private final AskingBounds bounds;

  ChangeBooking(SaleOwner owner, SoldOut soldOut, AskingBounds bounds) {
    this.owner = owner;
    this.soldOut = soldOut;
    this.bounds = bounds;
  }

  Uni<RestResponse<Object>> extend(String customerId, String key, BookingId id) {
    bounds.askUncrowded(customerId);
    ByteBuffer meaning = fingerprint(new Fingerprint("extend").add(id.toString()));
    return ask(id, new Extend(id.toString(), customerId, key, meaning));
  }

  Uni<RestResponse<Object>> changeSeats(String customerId, String key, BookingId id, Wish wish) {
    bounds.askUncrowded(customerId);
    ByteBuffer meaning = wish.meaning("change", id.toString());
    return ask(id, new ChangeSeats(id.toString(), customerId, key, meaning, wish.form()));
  }

  /** Takes a customer's own booking back. */
  Uni<RestResponse<Object>> cancel(String customerId, String key, BookingId id, String reason) {
    bounds.askUncrowded(customerId);
    return cancel(customerId, false, key, id, reason);
  }

  /** Takes anybody's booking back. */
  Uni<RestResponse<Object>> cancelAsOrganiser(
      String organiserId, String key, BookingId id, String reason) {
    return cancel(organiserId, true, key, id, reason);
  }

  private Uni<RestResponse<Object>> cancel(
      String caller, boolean byOrganiser, String key, BookingId id, String reason) {
    ByteBuffer meaning =
        fingerprint(
            new Fingerprint(byOrganiser ? "cancel as organiser" : "cancel")
                .add(id.toString())
                .add(reason));
    return ask(id, new Cancel(id.toString(), caller, byOrganiser, reason, key, meaning));
  }

  private Uni<RestResponse<Object>> ask(BookingId id, SpecificRecord command) {
    return owner
        .ask(id.eventId(), command)
        .map(
            answer ->
                switch (answer) {
                  case OwnerAnswer.Granted granted -> {
                    soldOut.seatsCameBack(id.eventId());
                    yield Answers.changed(BookingViews.of(granted), granted.repeated());
                  }
                  case OwnerAnswer.Refused refused -> throw Refusals.problem(refused.refusal());
                  case OwnerAnswer.Silent _ -> Answers.pending(id.toString());
                });
  }

  private static ByteBuffer fingerprint(Fingerprint meaning) {
    return ByteBuffer.wrap(meaning.end());
  }
}
