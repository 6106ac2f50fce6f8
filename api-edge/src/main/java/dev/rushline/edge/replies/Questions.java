package dev.rushline.edge.replies;

import dev.rushline.edge.problem.ProblemCode;
import io.vertx.core.Vertx;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * Questions to those who own the events, as commands in a log: one goes in, an answer comes out, or
 * silence. Several edges may ask at once; each gets its own answers. Safe for any thread.
 *
 * @param <C> the commands
 * @param <A> the answers
 */
public final class Questions<C extends SpecificRecord, A> {
  /** How late a silence may be noticed. */
  private static final long OVERDUE_CHECK_MS = 50;

  private final String run;
  private final CommandLog<C> log;
  private final WaitingRequests<A> waiting;
  private final AtomicLong asked = new AtomicLong();

  /**
   * Questions that go into a log.
   *
   * @param silence what is made of no answer in time
   * @param unavailable what is told to one more than may wait
   */
  public Questions(
      EdgeInstance instance,
      CommandLog<C> log,
      ReplySettings settings,
      A silence,
      ProblemCode unavailable,
      Vertx vertx) {
    // An instance may keep its name over a restart. Answers to its former self, which were late,
    // must not be taken for answers to the present one.
    this.run = instance.id() + "-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    this.log = log;
    this.waiting =
        new WaitingRequests<>(
            settings.waitingMax(), settings.timeout().toNanos(), silence, unavailable);
    vertx.setPeriodic(OVERDUE_CHECK_MS, _ -> waiting.endOverdue(System.nanoTime()));
  }

  /**
   * Asks.
   *
   * @param command makes the command of its id
   * @return the answer; fails with a ProblemException when nothing could be asked
   */
  public CompletableFuture<A> ask(String eventId, Function<String, C> command) {
    String commandId = run + Long.toString(asked.incrementAndGet(), 36);
    CompletableFuture<A> answer = waiting.await(commandId, System.nanoTime());
    try {
      log.append(eventId, command.apply(commandId), failure -> waiting.fail(commandId, failure));
    } catch (RuntimeException e) {
      waiting.fail(commandId, e);
    }
    return answer;
  }

  /** Ends the wait for a command's answer; of no effect when nobody here waits for it. */
  public void answered(String commandId, A answer) {
    waiting.answer(commandId, answer);
  }

  /** How many wait. */
  public int waiting() {
    return waiting.count();
  }
}
