package dev.rushline.edge.replies;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests that wait for an owner, by the id of their command. Safe for any thread.
 *
 * @param <A> what they are answered with
 */
final class WaitingRequests<A> {
  private record Waiting<A>(CompletableFuture<A> answer, long deadlineNanos) {}

  private final ConcurrentHashMap<String, Waiting<A>> byCommand = new ConcurrentHashMap<>();
  // A ConcurrentHashMap counts its entries slowly, and every request asks.
  private final AtomicInteger count = new AtomicInteger();
  private final int max;
  private final long timeoutNanos;
  private final A silence;
  private final ProblemCode unavailable;

  WaitingRequests(int max, long timeoutNanos, A silence, ProblemCode unavailable) {
    this.max = max;
    this.timeoutNanos = timeoutNanos;
    this.silence = silence;
    this.unavailable = unavailable;
  }

  /**
   * A future for the answer; it ends with silence when none comes in time.
   *
   * @throws ProblemException when too many wait already
   */
  CompletableFuture<A> await(String commandId, long nowNanos) {
    if (count.incrementAndGet() > max) {
      count.decrementAndGet();
      throw new ProblemException(unavailable, "Too many requests are waiting").retryAfterSeconds(1);
    }
    CompletableFuture<A> answer = new CompletableFuture<>();
    byCommand.put(commandId, new Waiting<>(answer, nowNanos + timeoutNanos));
    return answer;
  }

  /** Ends the wait of a command, if somebody here waits for it. */
  void answer(String commandId, A answer) {
    Waiting<A> waiting = remove(commandId);
    if (waiting != null) {
      waiting.answer.complete(answer);
    }
  }

  /** Ends the wait of a command that did not get into the log. */
  void fail(String commandId, Throwable reason) {
    Waiting<A> waiting = remove(commandId);
    if (waiting != null) {
      waiting.answer.completeExceptionally(reason);
    }
  }

  /** Ends the waits that have lasted too long. Looks at all: some thousands at most, rarely. */
  void endOverdue(long nowNanos) {
    byCommand.forEach(
        (commandId, waiting) -> {
          if (waiting.deadlineNanos - nowNanos <= 0) {
            answer(commandId, silence);
          }
        });
  }

  int count() {
    return count.get();
  }

  private Waiting<A> remove(String commandId) {
    Waiting<A> waiting = byCommand.remove(commandId);
    if (waiting != null) {
      count.decrementAndGet();
    }
    return waiting;
  }
}
