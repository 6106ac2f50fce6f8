package dev.rushline.queue.topology;

import dev.rushline.queue.line.Line;
import dev.rushline.queue.stores.FormerRounds;
import dev.rushline.queue.stores.LineStores;
import dev.rushline.streams.Alarm;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Forgets places of rounds that are over, step by step, while there are any. */
final class ForgetRounds {
  /** Between two steps: what is over is in no hurry, and commands are. */
  static final Duration BETWEEN = Duration.ofMillis(500);

  private final FormerRounds rounds;
  private final Alarm alarm;

  ForgetRounds(ProcessorContext<?, ?> context, LineStores lines) {
    this.rounds = new FormerRounds(lines);
    this.alarm = new Alarm(context, _ -> forgetSome());
    setAlarm();
  }

  void lineChanged(Line before, Line after) {
    if (before.round().number() != after.round().number()) {
      alarm.within(BETWEEN);
    }
  }

  void turnOff() {
    alarm.turnOff();
  }

  private void forgetSome() {
    rounds.forgetSome();
    setAlarm();
  }

  private void setAlarm() {
    if (rounds.isAnyLeft()) {
      alarm.within(BETWEEN);
    }
  }
}
