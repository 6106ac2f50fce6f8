package dev.rushline.booking.topology;

import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.booking.stores.SaleStores;
import dev.rushline.schemas.booking.AdoptRules;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Appender;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Which version of the rules decides a partition's commands: the one that its log says. So whoever
 * decides a command anew comes to the same answer, or stops.
 */
final class RulesInForce {
  /** In the place of an event id, which has no dots. */
  static final String KEY = ".rules";

  private final SaleStores stores;

  RulesInForce(SaleStores stores) {
    this.stores = stores;
    requireKnown(stores.rulesVersion());
  }

  /** Says in the log that this build's rules come into force, if they are newer. */
  void announce(TaskId task, Appender appender) {
    if (stores.rulesVersion() < BoxOffice.RULES_VERSION) {
      // One that gets lost is appended by the next owner; one too many changes nothing.
      appender.append(
          Topics.BOOKING_COMMANDS,
          task.partition(),
          KEY,
          new BookingCommand(
              KEY,
              "rules-%d-%s".formatted(BoxOffice.RULES_VERSION, task),
              null,
              new AdoptRules(BoxOffice.RULES_VERSION)));
    }
  }

  /** The log says so. */
  void adopt(AdoptRules command) {
    requireKnown(command.getVersion());
    if (command.getVersion() > stores.rulesVersion()) {
      stores.saveRulesVersion(command.getVersion());
    }
  }

  /** Not to be skipped: what follows in the log cannot be decided by this build. */
  private static void requireKnown(int version) {
    if (version > BoxOffice.RULES_VERSION) {
      throw new IllegalStateException(
          "the log is decided by version %d of the rules, and this build knows %d: run the newer build"
              .formatted(version, BoxOffice.RULES_VERSION));
    }
  }
}
