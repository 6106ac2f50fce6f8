package dev.rushline.edge.replies;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests that wait for the owner, by the id of their command. Safe for any thread. */
final class WaitingRequests {
  private record Waiting(CompletableFuture<OwnerAnswer> answer, long deadlineNanos) {}

  private final ConcurrentHashMap<String, Waiting> byCommand = new ConcurrentHashMap<>();
  // A ConcurrentHashMap counts its entries slowly, and every request asks.
  private final AtomicInteger count = new AtomicInteger();
  private final int max;
  private final long timeoutNanos;

  WaitingRequests(int max, long timeoutNanos) {
    this.max = max;
    this.timeoutNanos = timeoutNanos;
  }

  /**
   * A future for the answer; it ends with {@link OwnerAnswer.Silent} when none comes in time.
   *
   * @throws ProblemException when too many wait already
   */
  CompletableFuture<OwnerAnswer> await(String commandId, long nowNanos) {
    if (count.incrementAndGet() > max) {
      count.decrementAndGet();
      throw new ProblemException(ProblemCode.BOOKING_UNAVAILABLE, "Too many requests are waiting")
          .retryAfterSeconds(1);
    }
    CompletableFuture<OwnerAnswer> answer = new CompletableFuture<>();
    byCommand.put(commandId, new Waiting(answer, nowNanos + timeoutNanos));
    return answer;
  }

  /** Ends the wait of a command, if somebody here waits for it. */
  void answer(String commandId, OwnerAnswer answer) {
    Waiting waiting = remove(commandId);
    if (waiting != null) {
      waiting.answer.complete(answer);
    }
  }

  /** Ends the wait of a command that did not get into the log. */
  void fail(String commandId, Throwable reason) {
    Waiting waiting = remove(commandId);
    if (waiting != null) {
      waiting.answer.completeExceptionally(reason);
    }
  }

  /** Ends the waits that have lasted too long. Looks at all: some thousands at most, rarely. */
  void endOverdue(long nowNanos) {
    byCommand.forEach(
        (commandId, waiting) -> {
          if (waiting.deadlineNanos - nowNanos <= 0) {
            answer(commandId, new OwnerAnswer.Silent());
          }
        });
  }

  int count() {
    return count.get();
  }

  private Waiting remove(String commandId) {
    Waiting waiting = byCommand.remove(commandId);
    if (waiting != null) {
      count.decrementAndGet();
    }
    return waiting;
  }
}
