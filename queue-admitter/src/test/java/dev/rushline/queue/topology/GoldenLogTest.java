package dev.rushline.queue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.queue.line.Usher;
import dev.rushline.schemas.queue.Find;
import dev.rushline.schemas.queue.Leave;
import dev.rushline.schemas.queue.LineMode;
import dev.rushline.schemas.queue.LinePolicy;
import dev.rushline.schemas.queue.Open;
import dev.rushline.schemas.queue.Pause;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.QueueEvent;
import dev.rushline.schemas.queue.QueueReply;
import dev.rushline.schemas.queue.Resume;
import dev.rushline.schemas.queue.RetireLine;
import dev.rushline.schemas.queue.RevokeTokens;
import dev.rushline.schemas.queue.SetRate;
import dev.rushline.schemas.queue.TellWaiting;
import dev.rushline.streams.GoldenLog;
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
 * A log that was recorded once, decided anew: who takes a line over, with a newer build perhaps,
 * must come to the places, calls and answers that fans were told. A rule that decides otherwise
 * needs a new {@link Usher#RULES_VERSION} and a log of its own.
 */
class GoldenLogTest {
  private static final GoldenLog<QueueCommand, QueueEvent, QueueReply> LOGS =
      new GoldenLog<>(
          GoldenLogTest.class,
          QueueCommand.getClassSchema(),
          QueueEvent.getClassSchema(),
          QueueReply.getClassSchema());

  private static final String VERSION = "rules-" + Usher.RULES_VERSION;
  private static final int COMMANDS = 900;
  private static final int FANS = 40;

  /** By the rules of that day: the first were in force when no log said which. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"rules-1, 1", "rules-2, 2"})
  void recorded_commands_are_decided_as_they_were(String log, int version) throws IOException {
    List<GoldenLog.Entry<QueueCommand>> commands = LOGS.commands(log);
    List<GenericRecord> decisions = LOGS.decisions(log);
    assertThat(commands).hasSameSizeAs(decisions).hasSizeGreaterThan(COMMANDS);

    try (TestTopology topology = version == 1 ? TestTopology.young() : new TestTopology(version)) {
      for (int i = 0; i < commands.size(); i++) {
        GoldenLog.Entry<QueueCommand> entry = commands.get(i);
        topology.decide(entry.command(), entry.at());
        GenericRecord before = decisions.get(i);
        assertThat(LOGS.decision(events(topology), replies(topology), before))
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
        GoldenLog<QueueCommand, QueueEvent, QueueReply>.Recorder recorder =
            LOGS.recorder(directory)) {
      play(topology, random);
      try (TestTopology again = new TestTopology()) {
        for (TestRecord<String, QueueCommand> record : topology.commandLog()) {
          again.decide(record.value(), record.getRecordTime());
          recorder.add(
              new GoldenLog.Entry<>(record.getRecordTime(), record.value()),
              events(again),
              replies(again));
        }
      }
    }
  }

  /** A line that opens with a draw, one that is open at once, and one that comes with demand. */
  private static void play(TestTopology topology, Random random) {
    topology.send(Messages.setPolicy("e1", drawn(topology)));
    topology.send(Messages.setPolicy("e2", slow(LineMode.ALWAYS)));
    topology.send(Messages.setPolicy("e3", slow(LineMode.AUTOMATIC)));
    for (int i = 0; i < COMMANDS; i++) {
      topology.send(command(topology, random));
      if (random.nextInt(3) == 0) {
        topology.after(Duration.ofMillis(random.nextInt(1_500)));
      }
      if (random.nextInt(150) == 0) {
        topology.after(Duration.ofMinutes(1 + random.nextInt(12)));
      }
      if (random.nextInt(10) == 0) {
        sale(topology, random, i);
      }
      topology.bookingIsBehind(Duration.ofMillis(random.nextInt(20) == 0 ? 3_000 : 0));
    }
    comeAndGo(topology);
  }

  /** Before the opening and after it, and more often than one may; and the end of a line. */
  private static void comeAndGo(TestTopology topology) {
    topology.send(Messages.setPolicy("e4", drawn(topology)));
    for (int time = 0; time < 10; time++) {
      topology.send(Messages.join("e4", "ada")).send(Messages.join("e4", "fan-" + time));
      topology.send(Messages.command("e4", "leave-ada", new Leave("ada")));
    }
    topology.after(Duration.ofSeconds(21)).after(Duration.ofSeconds(1));
    for (int time = 0; time < 10; time++) {
      topology.send(Messages.join("e4", "ada"));
      topology.send(Messages.command("e4", "leave-ada", new Leave("ada")));
    }
    topology.send(Messages.command("e4", "retire", new RetireLine()));
    topology.send(Messages.join("e4", "ada")).send(Messages.setPolicy("e4", drawn(topology)));
    topology.send(Messages.join("e4", "ada"));
  }

  private static LinePolicy drawn(TestTopology topology) {
    return Messages.always(4, topology.now().plusSeconds(20));
  }

  private static LinePolicy slow(LineMode mode) {
    return new LinePolicy(mode, 5, 90, 20, null, 20_000L, 60_000L, List.of("staff"));
  }

  private static void sale(TestTopology topology, Random random, int version) {
    String event = event(random);
    String fan = fan(random);
    switch (random.nextInt(4)) {
      case 0 ->
          topology.sectionTells(
              event + "/S1",
              Messages.section(event, "S1", version + 1, random.nextInt(8), random.nextInt(4)));
      case 1 -> topology.saleTells(Messages.held(event, fan));
      default -> topology.saleTells(Messages.confirmed(event, fan));
    }
  }

  private static QueueCommand command(TestTopology topology, Random random) {
    String event = event(random);
    String fan = fan(random);
    return switch (random.nextInt(40)) {
      case 0 -> Messages.command(event, "pause", new Pause());
      case 1, 2, 3 -> Messages.command(event, "resume", new Resume());
      case 4 -> Messages.command(event, "open", new Open());
      case 5 -> Messages.command(event, "tell", new TellWaiting("soon"));
      case 6 -> Messages.command(event, "revoke", new RevokeTokens());
      case 7 -> Messages.command(event, "rate", new SetRate(1 + random.nextInt(6), null));
      case 8 ->
          Messages.setPolicy(
              event,
              switch (random.nextInt(4)) {
                case 0 -> Messages.policy(LineMode.OFF, 3, null);
                case 1 -> slow(LineMode.AUTOMATIC);
                default -> drawn(topology);
              });
      case 9, 10, 11, 12, 13, 14 -> Messages.command(event, "leave-" + fan, new Leave(fan));
      case 15, 16 -> Messages.command(event, "find-" + fan, new Find(fan));
      case 17, 18, 19, 20, 21, 22 -> Messages.heartbeat(event, fan, random.nextInt(60));
      default -> Messages.join(event, fan);
    };
  }

  private static String event(Random random) {
    return "e" + (1 + random.nextInt(3));
  }

  private static String fan(Random random) {
    return "fan-" + random.nextInt(FANS);
  }

  private static List<QueueEvent> events(TestTopology topology) {
    return topology.events.readValuesToList();
  }

  private static List<QueueReply> replies(TestTopology topology) {
    return topology.own.answers().stream().map(answer -> answer.value).toList();
  }
}
