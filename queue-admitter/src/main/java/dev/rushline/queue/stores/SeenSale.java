package dev.rushline.queue.stores;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was seen of one event's sale, apart from its sections.
 *
 * @param closesAt end of the sale, or when it was cancelled before; empty: not told
 * @param cancelled whether the event does not take place
 * @param requests checkouts since the line was last told
 * @param sold seats sold since then
 * @param cameBack seats whose hold ended without a sale since then
 */
public record SeenSale(
    Optional<Instant> closesAt, boolean cancelled, long requests, long sold, long cameBack) {

  static final SeenSale NOTHING = new SeenSale(Optional.empty(), false, 0, 0, 0);

  /** The same sale under other terms. */
  public SeenSale defined(Optional<Instant> until) {
    return new SeenSale(until, false, requests, sold, cameBack);
  }

  /** The same sale, which ends now, for the event does not take place. */
  public SeenSale cancelled(Instant now) {
    Instant end = closesAt.filter(until -> until.isBefore(now)).orElse(now);
    return new SeenSale(Optional.of(end), true, requests, sold, cameBack);
  }

  /** With more of what happens. */
  public SeenSale with(long moreRequests, long moreSold, long moreBack) {
    return new SeenSale(
        closesAt, cancelled, requests + moreRequests, sold + moreSold, cameBack + moreBack);
  }

  /** Once the line has been told. */
  public SeenSale told() {
    return new SeenSale(closesAt, cancelled, 0, 0, 0);
  }

  /** Whether there is something to tell beside what is free. */
  public boolean hasNews() {
    return requests > 0 || sold > 0 || cameBack > 0;
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

  static byte[] encode(SeenSale sale) {
    return Encoding.write(
        out -> {
          Encoding.writeOptionalTime(out, sale.closesAt);
          out.writeBoolean(sale.cancelled);
          out.writeLong(sale.requests);
          out.writeLong(sale.sold);
          out.writeLong(sale.cameBack);
        });
  }

  static SeenSale decode(byte[] value) {
    return Encoding.read(
        value,
        in ->
            new SeenSale(
                Encoding.readOptionalTime(in),
                in.readBoolean(),
                in.readLong(),
                in.readLong(),
                in.readLong()));
  }
}
