package dev.rushline.queue.stores;

import dev.rushline.streams.stores.Input;
import dev.rushline.streams.stores.Output;
import dev.rushline.streams.stores.ValueForm;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was seen of one event's sale, apart from its sections.
 *
 * @param closesAt end of the sale, or when it was cancelled before; empty: not told
 * @param cancelled whether the event does not take place
 * @param termsVersion the event's version that the two are of; 0: none was told
 * @param requests checkouts since the line follows the sale
 * @param sold seats sold since then
 * @param cameBack seats whose hold ended without a sale since then
 */
public record SeenSale(
    Optional<Instant> closesAt,
    boolean cancelled,
    long termsVersion,
    long requests,
    long sold,
    long cameBack) {

  static final ValueForm<SeenSale> FORM = LineCodec.LAYOUT.of(SeenSale::write, SeenSale::read);

  static final SeenSale NOTHING = new SeenSale(Optional.empty(), false, 0, 0, 0, 0);

  /** The same sale under other terms. */
  public SeenSale defined(Optional<Instant> until, long version) {
    return new SeenSale(until, false, version, requests, sold, cameBack);
  }

  /** The same sale, which ends now, for the event does not take place. */
  public SeenSale cancelled(Instant now) {
    Instant end = closesAt.filter(until -> until.isBefore(now)).orElse(now);
    return new SeenSale(Optional.of(end), true, termsVersion, requests, sold, cameBack);
  }

  /** With more of what happens. */
  public SeenSale with(long moreRequests, long moreSold, long moreBack) {
    return new SeenSale(
        closesAt,
        cancelled,
        termsVersion,
        requests + moreRequests,
        sold + moreSold,
        cameBack + moreBack);
  }

  /** Whether nothing can be bought any more. */
  public boolean isOver(Instant now) {
    return cancelled || hasEnded(now);
  }

  /** Whether nothing can be bought any more, and that for longer than this. */
  public boolean isOverFor(Duration time, Instant now) {
    return hasEnded(now.minus(time));
  }

  private boolean hasEnded(Instant now) {
    return closesAt.map(until -> !now.isBefore(until)).orElse(false);
  }

  private static void write(SeenSale sale, Output out) {
    out.writeOptional(sale.closesAt, Output::writeTime);
    out.writeBoolean(sale.cancelled);
    out.writeLong(sale.termsVersion);
    out.writeLong(sale.requests);
    out.writeLong(sale.sold);
    out.writeLong(sale.cameBack);
  }

  /** In the first layout terms had no version. */
  private static SeenSale read(Input in) {
    return new SeenSale(
        in.readOptional(Input::readTime),
        in.readBoolean(),
        in.isSince(2) ? in.readLong() : 0,
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
