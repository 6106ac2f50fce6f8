package dev.rushline.prove.failover;

import dev.rushline.bench.Stadium;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.tools.audit.SeatAudit;
import dev.rushline.tools.replay.Comparison;
import dev.rushline.tools.replay.Retold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event's log, beside what its fans were told and what its owners have written. */
final class Books {
  private static final int SHOWN_MAX = 20;

  private final String eventId;
  private final Comparison comparison;
  private final Retold retold;
  private final SeatAudit audit = new SeatAudit();
  private final Map<String, Reply> replies = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  Books(Stadium stadium, String bootstrap, String registryUrl) {
    this.eventId = stadium.eventId();
    this.comparison = new Comparison(eventId, bootstrap, registryUrl);
    this.retold = Retold.of(eventId, bootstrap, registryUrl);
    comparison.liveEvents().forEach(audit::add);
    retold
        .steps()
        .forEach(
            step -> {
              if (step.command() instanceof SaleCommand.Keyed keyed) {
                step.decision()
                    .reply()
                    .ifPresent(reply -> replies.putIfAbsent(keyed.requestKey().key(), reply));
              }
            });
  }

  /** What is wrong, in words; nothing when every fan was told what the log says. */
  List<String> faults(List<Fan> fans) {
    audit.violations().forEach(violation -> faults.add(violation.toString()));
    faults.addAll(comparison.differences(retold));
    for (Fan fan : fans) {
      if (fan.eventId().equals(eventId)) {
        compare(fan.checkoutKey(), fan.checkout());
        if (fan.booking().isPresent()) {
          compare(fan.confirmKey(), fan.confirm());
          if (fan.confirm().status() == 200 && !audit.confirmed().contains(fan.booking().get())) {
            faults.add("lost: " + fan.booking().get() + " was confirmed to " + fan.confirmKey());
          }
        }
      }
    }
    return faults.stream().limit(SHOWN_MAX).toList();
  }

  int sold() {
    return audit.confirmed().size();
  }

  private void compare(String key, Answer told) {
    Optional<Reply> said = Optional.ofNullable(replies.get(key));
    if (told.outcome() != Attempt.Outcome.DECIDED) {
      faults.add("%s was never decided: %s".formatted(key, told));
    } else if (said.isEmpty() || !same(said.get(), told)) {
      faults.add("%s was told %s, the log says %s".formatted(key, told, said));
    }
  }

  private static boolean same(Reply said, Answer told) {
    return switch (said) {
      case Reply.Granted(Booking booking) ->
          told.status() < 300
              && told.text("bookingId").equals(Optional.of(booking.bookingId().text()))
              && told.text("status").equals(Optional.of(booking.status().name()))
              && told.text("seat").equals(Optional.of(booking.seats().getFirst().seat()));
      case Reply.Refused refused ->
          told.status() == 409 && told.text("code").equals(Optional.of(refused.reason().name()));
      case Reply.Suggested _ -> false;
    };
  }
}
