package dev.rushline.edge.booking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether bookings exist, asked of PostgreSQL for many at once: one query is under way, and the
 * next asks for all that have gathered meanwhile. So a stampede takes one connection, and those who
 * pay have the others.
 */
@ApplicationScoped
class GatheredLookUps {
  private static final int GATHERED_MAX = 5_000;
  private static final int A_QUERY_MAX = 1_000;
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final BookingTable table;
  private final BlockingQueue<Asked> gathered = new ArrayBlockingQueue<>(GATHERED_MAX);
  private final AtomicBoolean asking = new AtomicBoolean();

  private record Asked(String bookingId, CompletableFuture<Boolean> answer) {}

  GatheredLookUps(BookingTable table) {
    this.table = table;
  }

  /** Fails when PostgreSQL does not answer in time, or more wait than it can be asked for. */
  Uni<Boolean> exists(String bookingId) {
    Asked asked = new Asked(bookingId, new CompletableFuture<>());
    if (!gathered.offer(asked)) {
      return Uni.createFrom().failure(new RejectedExecutionException("too many look-ups wait"));
    }
    askNext();
    return Uni.createFrom().completionStage(asked.answer);
  }

  private void askNext() {
    while (!gathered.isEmpty() && asking.compareAndSet(false, true)) {
      List<Asked> all = new ArrayList<>();
      gathered.drainTo(all, A_QUERY_MAX);
      if (!all.isEmpty()) {
        ask(all);
        return;
      }
      asking.set(false);
    }
  }

  private void ask(List<Asked> all) {
    // Deferred: what is thrown at once must not leave the others waiting, either.
    Uni.createFrom()
        .deferred(() -> table.existing(all.stream().map(Asked::bookingId).toList()))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .subscribe()
        .with(
            existing -> {
              next();
              tell(all, existing);
            },
            failure -> {
              next();
              all.forEach(asked -> asked.answer.completeExceptionally(failure));
            });
  }

  private void next() {
    asking.set(false);
    askNext();
  }

  private static void tell(List<Asked> all, Set<String> existing) {
    all.forEach(asked -> asked.answer.complete(existing.contains(asked.bookingId)));
  }
}
