package dev.rushline.streams;

import dev.rushline.schemas.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.jboss.logging.Logger;

/**
 * Tells answers as soon as they are decided, before the decision is committed. That is safe because
 * a decision is a function of the log up to its command: whoever decides it again, after whatever
 * crash, comes to the same answer.
 *
 * <p>Answers leave together, one record for each asker and turn: when a thread has decided all that
 * it has read and is about to look for more, before it commits, and in between after so many. When
 * the oldest decision that is not committed is older than {@link #COMMITTED_WITHIN}, answers wait
 * for the commit: what rests on a replay alone stays small.
 *
 * <p>Each stream thread has its own turn; the methods are called on stream threads.
 *
 * @param <R> one answer
 */
public final class Answers<R> implements TurnOfThread {
  private static final Logger LOG = Logger.getLogger(Answers.class);

  /** Later commits make answers wait for them. */
  public static final Duration COMMITTED_WITHIN = Duration.ofSeconds(1);

  /** Answers that leave in one record at the most; a few hundred bytes each. */
  static final int TOGETHER_MAX = 100;

  /** Answers that wait for a commit at the most; those who wait longest have given up by then. */
  static final int HELD_BACK_MAX = 50_000;

  private final Destination<R> destination;
  private final int togetherMax;
  private final boolean seesTurns;
  private final LongSupplier nanoTime;
  private final ThreadLocal<Turn<R>> turns = ThreadLocal.withInitial(Turn::new);

  /** Where answers of one address go. */
  private interface Destination<R> {
    void send(String address, List<R> answers);
  }

  private static final class Turn<R> {
    private final Map<String, List<R>> told = new LinkedHashMap<>();
    private int count;
    private boolean full;
    private boolean anyUncommitted;
    private long uncommittedSince;
  }

  private Answers(
      Destination<R> destination, int togetherMax, boolean seesTurns, LongSupplier nanoTime) {
    this.destination = destination;
    this.togetherMax = togetherMax;
    this.seesTurns = seesTurns;
    this.nanoTime = nanoTime;
  }

  /**
   * Answers that leave turn by turn.
   *
   * @param topic where they go
   * @param together makes one record of the answers to one address
   */
  public static <R, V extends SpecificRecord> Answers<R> turnByTurn(
      Topic<V> topic, Function<List<R>, V> together, Appender appender) {
    return of(topic, together, appender, TOGETHER_MAX, true, System::nanoTime);
  }

  /**
   * Answers that leave one by one, whatever is committed: for a topology without a consumer and a
   * producer whose turns could be seen.
   */
  public static <R, V extends SpecificRecord> Answers<R> oneByOne(
      Topic<V> topic, Function<List<R>, V> together, Appender appender) {
    return of(topic, together, appender, 1, false, System::nanoTime);
  }

  static <R, V extends SpecificRecord> Answers<R> of(
      Topic<V> topic,
      Function<List<R>, V> together,
      Appender appender,
      int togetherMax,
      boolean seesTurns,
      LongSupplier nanoTime) {
    return new Answers<>(
        (address, answers) ->
            appender.append(
                topic,
                ReplyAddress.partition(address, topic.partitions()),
                address,
                together.apply(answers)),
        togetherMax,
        seesTurns,
        nanoTime);
  }

  /** A command is about to be decided, whether it will be answered or not. */
  public void deciding() {
    Turn<R> turn = turns.get();
    if (seesTurns && !turn.anyUncommitted) {
      turn.anyUncommitted = true;
      turn.uncommittedSince = nanoTime.getAsLong();
    }
  }

  /**
   * Tells an answer.
   *
   * @param address a {@link ReplyAddress} that is valid
   */
  public void tell(String address, R answer) {
    Turn<R> turn = turns.get();
    if (turn.count >= HELD_BACK_MAX) {
      if (!turn.full) {
        LOG.warnf("answers are dropped until a commit waiting=%d", turn.count);
        turn.full = true;
      }
      return;
    }
    turn.told.computeIfAbsent(address, _ -> new ArrayList<>()).add(answer);
    turn.count++;
    if (turn.count >= togetherMax) {
      endTurn();
    }
  }

  @Override
  public void endTurn() {
    Turn<R> turn = turns.get();
    if (turn.count > 0 && !isStalled(turn)) {
      send(turn);
    }
  }

  @Override
  public void committed() {
    Turn<R> turn = turns.get();
    turn.anyUncommitted = false;
    send(turn);
  }

  @Override
  public void aborted() {
    turns.remove();
  }

  private boolean isStalled(Turn<R> turn) {
    return turn.anyUncommitted
        && nanoTime.getAsLong() - turn.uncommittedSince > COMMITTED_WITHIN.toNanos();
  }

  private void send(Turn<R> turn) {
    turn.told.forEach(
        (address, answers) -> {
          for (int from = 0; from < answers.size(); from += TOGETHER_MAX) {
            destination.send(
                address, answers.subList(from, Math.min(from + TOGETHER_MAX, answers.size())));
          }
        });
    turn.told.clear();
    turn.count = 0;
    turn.full = false;
  }
}
