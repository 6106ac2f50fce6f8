package dev.rushline.bench.queue;

import dev.rushline.schemas.queue.QueueState;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * What one line's broadcast cost for some seconds.
 *
 * @param waiting how many waited, as the last record says
 * @param records how many records came
 * @param perSecond records in a second, by the line's clock from the first to the last
 * @param leastBytes length of the shortest value, as it is in the log
 * @param mostBytes length of the longest
 * @param bytesPerSecond bytes of values in a second
 */
record BroadcastSample(
    long waiting,
    int records,
    double perSecond,
    long leastBytes,
    long mostBytes,
    double bytesPerSecond) {

  /** A record as it came. */
  record Told(long receivedNanos, int bytes, QueueState state) {}

  static BroadcastSample of(List<Told> told) {
    if (told.size() < 2) {
      throw new IllegalStateException(told.size() + " broadcasts came: the line does not tick");
    }
    LongSummaryStatistics bytes = told.stream().mapToLong(Told::bytes).summaryStatistics();
    // From first to last there is one gap less than records.
    double seconds =
        (told.getLast().state().getAt().toEpochMilli()
                - told.getFirst().state().getAt().toEpochMilli())
            / 1e3;
    double perSecond = (told.size() - 1) / seconds;
    return new BroadcastSample(
        told.getLast().state().getWaiting(),
        told.size(),
        perSecond,
        bytes.getMin(),
        bytes.getMax(),
        perSecond * bytes.getAverage());
  }

  static String header() {
    return "%-12s %9s %11s %14s %10s"
        .formatted("waiting", "records", "records/s", "bytes/record", "bytes/s");
  }

  String row() {
    String length =
        leastBytes == mostBytes ? Long.toString(leastBytes) : leastBytes + " to " + mostBytes;
    return "%,-12d %9d %11.2f %14s %10.0f"
        .formatted(waiting, records, perSecond, length, bytesPerSecond);
  }
}
