package dev.rushline.edge.importing;

import dev.rushline.edge.importing.ImportResult.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts what an import does. */
final class ImportTally {
  /** More would make the answer longer than anybody reads. */
  static final int REFUSALS_LISTED_MAX = 1_000;

  private final Instant begin;
  private final List<Refusal> refusals = new ArrayList<>();
  private long read;
  private long created;
  private long updated;
  private long unchanged;
  private long refused;

  ImportTally(Instant begin) {
    this.begin = begin;
  }

  void read() {
    read++;
  }

  void refused(long line, LineRefusal code, String reason) {
    refused++;
    if (refusals.size() < REFUSALS_LISTED_MAX) {
      refusals.add(new Refusal(line, code.name(), reason));
    }
  }

  void add(DecidedBatch batch) {
    created += batch.created().size();
    updated += batch.updated().size();
    unchanged += batch.unchanged();
    batch.refused().forEach(r -> refused(r.line(), r.code(), r.reason()));
  }

  ImportResult result(Instant end) {
    List<Refusal> inOrder =
        refusals.stream().sorted(Comparator.comparingLong(Refusal::line)).toList();
    double seconds = Duration.between(begin, end).toMillis() / 1000.0;
    return new ImportResult(
        read, created, updated, unchanged, refused, inOrder, refused > refusals.size(), seconds);
  }
}
