package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingReply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A log that was recorded once, decided anew: what was answered before a crash must be answered
 * again by whoever takes over, and that may be a newer build. A rule that decides otherwise needs a
 * new {@link BoxOffice#RULES_VERSION} and a log of its own.
 */
class GoldenLogTest {
  private static final String VERSION = "rules-" + BoxOffice.RULES_VERSION;
  private static final int COMMANDS = 700;
  private static final int CUSTOMERS = 25;

  /** By the rules of that day, which are those that its log says are in force. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"rules-1, 1", "rules-1-crowd, 1", "rules-2, 2", "rules-3, 3"})
  void recorded_commands_are_decided_as_they_were(String log, int version) throws IOException {
    List<GoldenLog.Entry> commands = GoldenLog.commands(log);
    List<GenericRecord> decisions = GoldenLog.decisions(log);
    assertThat(commands).hasSameSizeAs(decisions).hasSizeGreaterThan(100);

    try (TestTopology topology = new TestTopology(version)) {
      for (int i = 0; i < commands.size(); i++) {
        GoldenLog.Entry entry = commands.get(i);
        topology.commands.pipeInput(
            new TestRecord<>(entry.command().getEventId(), entry.command(), entry.at()));
        GenericRecord before = decisions.get(i);
        assertThat(GoldenLog.decision(events(topology), replies(topology), before))
            .as("command %d: %s", i, entry.command())
            .isEqualTo(before);
      }
    }
  }

  /** How the present log came about; {@code -Drushline.golden=DIRECTORY} writes one anew. */
  @Test
  @EnabledIfSystemProperty(named = "rushline.golden", matches = ".+")
  void record() throws IOException {
    Random random = new Random(1);
    Path directory = Path.of(System.getProperty("rushline.golden"), VERSION);
    try (TestTopology topology = new TestTopology();
        GoldenLog.Recorder recorder = new GoldenLog.Recorder(directory)) {
      topology.send(Commands.defineSale("e1", 1, 6, 12)).send(Commands.defineSale("e2", 1, 3, 0));
      topology.send(Commands.defineSaleOpeningLater("e3", Duration.ofMinutes(20)));
      topology.send(Commands.definePresale("e3", "c0de", Duration.ofMinutes(15)));
      for (int i = 0; i < COMMANDS; i++) {
        topology.send(command(random));
        if (random.nextInt(15) == 0) {
          topology.after(Duration.ofSeconds(random.nextInt(300)));
        }
      }
      manyWait(topology);
      allRetire(topology);
      List<TestRecord<String, BookingCommand>> log = topology.commandLog();
      try (TestTopology again = new TestTopology()) {
        for (TestRecord<String, BookingCommand> record : log) {
          again.commands.pipeInput(record);
          recorder.add(
              new GoldenLog.Entry(record.getRecordTime(), record.value()),
              events(again),
              replies(again));
        }
      }
    }
  }

  /** More than one command serves, and more holds that are over than one ends for a wish. */
  private static void manyWait(TestTopology topology) {
    topology.send(Commands.defineSale("e4", 1, 1, 210));
    topology.send(Commands.holdBest("e4", "a", "k", 8)).send(Commands.holdBest("e4", "b", "k", 2));
    for (int fan = 0; fan < 20; fan++) {
      topology.send(Commands.joinWaitlist("e4", "w" + fan, "k", 1));
    }
    topology.send(Commands.defineSale("e4", 2, 6, 210));
    topology.send(Commands.joinWaitlist("e4", "late", "w", 1));
    topology.send(Commands.holdBest("e4", "late", "k1", 1));
    topology.after(Duration.ofSeconds(1)).send(Commands.holdBest("e4", "late", "k2", 1));
    for (int fan = 0; fan < 210; fan++) {
      topology.send(Commands.holdPlaces("e4", "p" + fan, "k", 1));
    }
    topology.afterInTheLogOnly(Duration.ofMinutes(20));
    topology.send(Commands.holdPlaces("e4", "last", "k", 8));
    topology.after(Duration.ofSeconds(1));
  }

  /** Each asks of itself to, and what comes then finds nothing. */
  private static void allRetire(TestTopology topology) {
    topology.after(Duration.ofDays(32));
    for (int event = 1; event <= 5; event++) {
      topology.after(Duration.ofSeconds(1));
    }
    topology
        .send(Commands.holdBest("e1", "late", "k1", 1))
        .send(Commands.defineSale("e1", 9, 1, 0));
  }

  private static List<BookingEvent> events(TestTopology topology) {
    return topology.events.readValuesToList();
  }

  private static List<BookingReply> replies(TestTopology topology) {
    return topology.replies.readValuesToList();
  }

  private static BookingCommand command(Random random) {
    String event = "e" + (1 + random.nextInt(3));
    String customer = "c" + random.nextInt(CUSTOMERS);
    String key = "k" + random.nextInt(12);
    String other = "o" + random.nextInt(40);
    return switch (random.nextInt(12)) {
      case 0, 1 -> Commands.holdNamed(event, customer, key, seat(random), seat(random));
      case 2, 3, 4 -> Commands.holdBest(event, customer, key, 1 + random.nextInt(5));
      case 5 -> Commands.holdPlaces(event, customer, key, 1 + random.nextInt(3));
      case 6 -> Commands.release(event, customer, key);
      case 7 -> Commands.extend(event, customer, key, other);
      case 8 -> Commands.changeToBest(event, customer, key, other, 1 + random.nextInt(4));
      case 9 -> Commands.cancel(event, customer, key, other);
      case 10 ->
          random.nextBoolean()
              ? Commands.joinWaitlist(event, customer, "w" + key, 1 + random.nextInt(3))
              : Commands.holdWithCode(event, customer, "p" + key, "c0de");
      default ->
          Commands.confirm(event, customer, key, "p" + key, 5_000L * (1 + random.nextInt(3)));
    };
  }

  private static String seat(Random random) {
    return "S1:" + (char) ('A' + random.nextInt(6)) + ":" + (1 + random.nextInt(10));
  }
}
