package dev.rushline.tools.simulation;

import static dev.rushline.proof.BrokenInvariant.check;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.terms.PresaleQuota;
import dev.rushline.tools.audit.SaleInvariant;
import java.util.List;

/** Whether whoever gets seats may have them. */
record RightsChecks(SaleModel model) {

  void checkRights(Held hold) {
    checkLimits(hold);
    hold.presaleCode().ifPresent(this::checkQuota);
  }

  private void checkLimits(Held hold) {
    List<BookedSeat> all = model.seatsOf(hold.customerId());
    check(
        all.size() <= model.terms().limits().perCustomer(),
        SaleInvariant.NO_CUSTOMER_OVER_LIMIT,
        hold.customerId(),
        "has",
        all.size());
    model
        .terms()
        .limits()
        .perCustomerInCategory()
        .forEach(
            (category, limit) -> {
              long count = all.stream().filter(seat -> seat.category().equals(category)).count();
              boolean gains =
                  hold.seats().stream().anyMatch(seat -> seat.category().equals(category));
              check(
                  !gains || count <= limit,
                  SaleInvariant.NO_CUSTOMER_OVER_LIMIT,
                  hold.customerId(),
                  "has",
                  count,
                  "of",
                  category);
            });
  }

  private void checkQuota(String code) {
    PresaleQuota quota = model.quotas().get(code);
    List<Held> users = model.standingOn(code);
    int seats = users.stream().mapToInt(user -> user.seats().size()).sum();
    check(
        quota != null
            && users.size() <= quota.maxBookings()
            && quota.maxSeats().filter(max -> seats > max).isEmpty(),
        SaleInvariant.NO_CODE_OVER_QUOTA,
        users.size(),
        "bookings with",
        seats,
        "seats stand on",
        code);
  }
}
