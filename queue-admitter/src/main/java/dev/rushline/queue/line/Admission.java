package dev.rushline.queue.line;

/**
 * How many fans may be called now, and what keeps it from being more. Whatever binds first counts:
 * the target of fans inside, the rate, the seats left, the owner's lag.
 *
 * @param allowance 0 or more
 * @param heldUpBy why it is not more; {@link HeldUpBy#NOTHING} as long as it is not 0
 */
public record Admission(long allowance, HeldUpBy heldUpBy) {

  /** What a line allows. */
  public static Admission of(Line line) {
    HeldUpBy stop = stop(line);
    if (stop != HeldUpBy.NOTHING) {
      return new Admission(0, stop);
    }
    long room = line.policy().targetInside() - line.places().slots();
    if (room <= 0) {
      return new Admission(0, HeldUpBy.FULL);
    }
    long seats = seatsFor(line);
    if (seats <= 0) {
      return new Admission(0, HeldUpBy.SEATS);
    }
    long rate = (long) Math.floor(line.pace().credit());
    return rate <= 0
        ? new Admission(0, HeldUpBy.RATE)
        : new Admission(Math.min(rate, Math.min(room, seats)), HeldUpBy.NOTHING);
  }

  private static HeldUpBy stop(Line line) {
    if (!(line.phase() instanceof Phase.Open)) {
      return HeldUpBy.NOT_OPEN;
    }
    if (line.sale().over()) {
      return HeldUpBy.OVER;
    }
    if (line.round().paused()) {
      return HeldUpBy.PAUSE;
    }
    if (line.sale().soldOut()) {
      return HeldUpBy.SOLD_OUT;
    }
    return line.sale().easing() == 0 ? HeldUpBy.BOOKING_LAG : HeldUpBy.NOTHING;
  }

  /**
   * Fans for whom there may be a seat: those free and those likely to come back, less one for each
   * fan inside. Without limit as long as nothing is known of the sale.
   */
  private static long seatsFor(Line line) {
    SaleFacts sale = line.sale();
    return sale.free() < 0
        ? Long.MAX_VALUE
        : sale.free() + sale.likelyBack() - line.places().slots();
  }
}
