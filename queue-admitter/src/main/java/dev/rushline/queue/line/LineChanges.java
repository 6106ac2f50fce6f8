package dev.rushline.queue.line;

import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.Optional;

/** Applies what happened: the only place where a line, or a fan's place in it, changes. */
final class LineChanges {
  private LineChanges() {}

  /**
   * Applies an event.
   *
   * @param version its number
   */
  static void apply(LineEvent event, long version, Instant now, LineBook book) {
    book.save(changed(event, now, book.line(), book).at(version, now));
  }

  private static Line changed(LineEvent event, Instant now, Line line, LineBook book) {
    return switch (event) {
      case LineEvent.PolicySet(LinePolicy policy) -> line.with(policy);
      case LineEvent.GatheringBegan(String seed) -> line.with(new Phase.Gathering(seed));
      case LineEvent.PlaceTaken taken -> placeTaken(taken, now, line, book);
      case LineEvent.PlaceTakenAgain(CustomerId customer, var _) -> {
        book.save(book.fan(customer).orElseThrow().waitingAgain());
        yield line.with(line.places().withOneBack());
      }
      case LineEvent.PlaceLeft(CustomerId customer, var _) -> {
        book.save(book.fan(customer).orElseThrow().ended(EndReason.LEFT));
        yield line.with(line.places().withOneGone());
      }
      case LineEvent.ListClosed(Lottery lottery) -> line.with(new Phase.Drawn(lottery));
      case LineEvent.LineOpened(Optional<Lottery> lottery) ->
          line.with(new Phase.Open(lottery))
              .with(line.pace().opened(now, line.policy().ratePerMinute()));
      case LineEvent.LineWithdrawn _ -> line.nextRound(book.eventId());
      case LineEvent.LineRetired _ -> line.nextRound(book.eventId()).with(LinePolicy.NONE);
      case LineEvent.LinePaused _ -> line.with(line.round().withPaused(true));
      case LineEvent.LineResumed _ ->
          line.with(line.round().withPaused(false))
              .with(line.pace().opened(now, line.policy().ratePerMinute()));
      case LineEvent.Called(CustomerId customer, var _, var _, Instant deadline) -> {
        book.save(book.fan(customer).orElseThrow().withSlot(PlaceStatus.CALLED, deadline));
        yield line.with(line.places().withOneCalled()).with(line.pace().withOneCalled());
      }
      case LineEvent.NumbersPassed(long count) -> line.with(line.places().withPassed(count));
      case LineEvent.ShownUp(CustomerId customer, var _, Instant deadline) -> {
        book.save(book.fan(customer).orElseThrow().withSlot(PlaceStatus.INSIDE, deadline));
        yield line.with(line.places().withOneShownUp());
      }
      case LineEvent.SlotEnded(CustomerId customer, var _, EndReason why) ->
          slotEnded(customer, why, line, book);
      case LineEvent.WaitingTold(var text) -> line.with(line.round().withMessage(text));
      case LineEvent.TokensRevoked(int epoch) -> line.withEpoch(epoch);
      case LineEvent.SaleChanged(LineCommand.SeeSale told) -> saleChanged(told, now, line);
      case LineEvent.Ticked(long lagMillis) -> ticked(lagMillis, now, line);
    };
  }

  private static Line placeTaken(
      LineEvent.PlaceTaken taken, Instant now, Line line, LineBook book) {
    book.save(
        FanPlace.waiting(
            taken.customerId(), line.round().number(), taken.arrival(), now, taken.rejoins()));
    return line.with(line.round().withOneMore(taken.listDigest()))
        .with(pace(now, line).withDemand(1));
  }

  private static Line slotEnded(CustomerId customer, EndReason why, Line line, LineBook book) {
    FanPlace place = book.fan(customer).orElseThrow();
    book.save(place.ended(why));
    Line freed = line.with(line.places().withOneDone(place.status(), why));
    return why == EndReason.NO_SHOW ? freed.with(freed.pace().withOneGivenBack()) : freed;
  }

  private static Line saleChanged(LineCommand.SeeSale told, Instant now, Line line) {
    SaleFacts next = line.sale().seeing(told);
    return line.with(next)
        .with(pace(now, line).withDemand(next.requests() - line.sale().requests()));
  }

  private static Line ticked(long lagMillis, Instant now, Line line) {
    Line told = line.with(line.sale().withLag(lagMillis));
    return told.with(pace(now, told));
  }

  /**
   * The pace brought up to date. Whoever does so must also take what the rate has allowed since:
   * with fans who join between two ticks a line would otherwise earn nothing.
   */
  private static Pace pace(Instant now, Line line) {
    return line.pace().earning(now, line.policy().ratePerMinute(), line.sale().easing());
  }
}
