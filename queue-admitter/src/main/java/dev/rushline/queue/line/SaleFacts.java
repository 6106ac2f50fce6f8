package dev.rushline.queue.line;

/**
 * What the line knows of its event's sale.
 *
 * @param free seats and places that can be held; -1: not known
 * @param held seats and places on hold
 * @param requests checkouts since the line follows the sale
 * @param sold seats sold since then
 * @param cameBack seats whose hold ended without a sale, since then
 * @param over whether the sale is closed or the event cancelled
 * @param lagMillis how far the owner of the sale is behind its log
 * @param sectionsVersion what free and held are based on: a lower one is older
 * @param termsVersion what over is based on: a lower one is older
 */
public record SaleFacts(
    long free,
    long held,
    long requests,
    long sold,
    long cameBack,
    boolean over,
    long lagMillis,
    long sectionsVersion,
    long termsVersion) {

  static final SaleFacts UNKNOWN = new SaleFacts(-1, 0, 0, 0, 0, false, 0, 0, 0);

  /** As if four holds had ended before the first one, one of them without a sale. */
  private static final double PRIOR_BACK = 1;

  private static final double PRIOR_ENDED = 4;

  /** Up to here the owner is not behind: a commit, a garbage collection. */
  static final long LAG_NONE_MILLIS = 1_000;

  /** From here on nobody is admitted. */
  static final long LAG_STOP_MILLIS = 5_000;

  /** Whether nothing is left and nothing can come back from a hold. */
  public boolean soldOut() {
    return free == 0 && held == 0;
  }

  /** Seats on hold that are likely to come back, by how holds ended so far. */
  long likelyBack() {
    double share = (cameBack + PRIOR_BACK) / (sold + cameBack + PRIOR_ENDED);
    return (long) (held * share);
  }

  /** How much of the rate the owner can take: 1 when it is not behind, 0 when it is far behind. */
  double easing() {
    double behind = (double) (lagMillis - LAG_NONE_MILLIS) / (LAG_STOP_MILLIS - LAG_NONE_MILLIS);
    return Math.clamp(1 - behind, 0, 1);
  }

  /** Of what was known and what is told the newer, part by part. */
  SaleFacts seeing(LineCommand.SeeSale told) {
    boolean newer = told.sectionsVersion() >= sectionsVersion;
    return new SaleFacts(
        newer ? told.free() : free,
        newer ? told.held() : held,
        Math.max(requests, told.requests()),
        Math.max(sold, told.sold()),
        Math.max(cameBack, told.cameBack()),
        isOverAfter(told),
        lagMillis,
        Math.max(sectionsVersion, told.sectionsVersion()),
        Math.max(termsVersion, told.termsVersion()));
  }

  /** Under the same terms what is over stays over. */
  private boolean isOverAfter(LineCommand.SeeSale told) {
    return told.termsVersion() == termsVersion
        ? over || told.over()
        : told.termsVersion() > termsVersion ? told.over() : over;
  }

  /** Whether what is told of the terms is not older than what is known. */
  boolean knowsNoNewerTermsThan(LineCommand.SeeSale told) {
    return told.termsVersion() >= termsVersion;
  }

  SaleFacts withLag(long millis) {
    return new SaleFacts(
        free, held, requests, sold, cameBack, over, millis, sectionsVersion, termsVersion);
  }
}
