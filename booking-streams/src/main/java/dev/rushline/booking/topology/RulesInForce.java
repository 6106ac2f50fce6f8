package dev.rushline.booking.topology;

import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.booking.stores.SaleStores;
import dev.rushline.schemas.booking.AdoptRules;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Appender;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Which version of the rules decides a partition's commands: the one that its log says. So whoever
 * decides a command anew comes to the same answer, or stops.
 */
final class RulesInForce {
  /** The log forgets its beginning after some days, and a replay of what is left must know. */
  static final Duration SAID_AGAIN_AFTER = Duration.ofDays(1);

  /** An announcement that is not in the log by then did not get there. */
  static final Duration LOST_AFTER = Duration.ofMinutes(1);

  private final SaleStores stores;
  private final TaskId task;
  private final Appender appender;
  // So that it is not said again with each command until it is in the log.
  private Instant askedToSayAt = Instant.EPOCH;

  RulesInForce(SaleStores stores, TaskId task, Appender appender) {
    this.stores = stores;
    this.task = task;
    this.appender = appender;
    BoxOffice.requireKnown(stores.rulesVersion());
  }

  /** Says in the log that this build's rules come into force, if they are newer. */
  void announce() {
    if (stores.rulesVersion() < BoxOffice.RULES_VERSION) {
      say();
    }
  }

  /** A command was decided at this time: says once a day what is in force. */
  void decided(Instant logTime) {
    boolean adopted = stores.rulesVersion() == BoxOffice.RULES_VERSION;
    if (!adopted && askedToSayAt.equals(Instant.EPOCH)) {
      // The announcement is on its way.
      askedToSayAt = logTime;
    }
    Instant last = stores.rulesSaidAt().isAfter(askedToSayAt) ? stores.rulesSaidAt() : askedToSayAt;
    if (logTime.isAfter(last.plus(adopted ? SAID_AGAIN_AFTER : LOST_AFTER))) {
      askedToSayAt = logTime;
      say();
    }
  }

  /** One that gets lost is appended again, and one too many is no harm. */
  private void say() {
    appender.append(
        Topics.BOOKING_COMMANDS,
        task.partition(),
        CommandReader.RULES_KEY,
        new BookingCommand(
            CommandReader.RULES_KEY,
            "rules-%d-%s".formatted(BoxOffice.RULES_VERSION, task),
            null,
            new AdoptRules(BoxOffice.RULES_VERSION, stores.rulesVersion())));
  }

  /** The log says so. */
  void adopt(AdoptRules command, Instant logTime) {
    BoxOffice.requireKnown(command.getVersion());
    if (command.getVersion() >= stores.rulesVersion()) {
      stores.saveRules(command.getVersion(), logTime);
    }
  }
}
