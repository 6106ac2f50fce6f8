package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingStatus;
import dev.rushline.schemas.booking.ExpireDue;
import dev.rushline.schemas.booking.HoldExpired;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Expiry clocks itself: one command at a time, and only while something is due. */
class ExpiryTopologyTest {
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  /** Of the hall: as many holds as one command ends, twice, and some more. */
  private static final int MANY = 100;

  /** From when on a hold ends, since it was made. */
  private static final Duration GATHERED = Commands.HOLD_TTL.plus(FollowUps.GATHER);

  private final TestTopology topology = new TestTopology();

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void a_deadline_is_turned_into_one_command() {
    topology
        .send(Commands.defineSale("e1", 1, 1, 0))
        .send(Commands.holdNamed("e1", "alice", "k1", "S1:A:1"));

    topology.after(Commands.HOLD_TTL.minus(A_SECOND));
    assertThat(topology.commandLog()).hasSize(2);
    topology.after(A_SECOND).after(A_SECOND);

    assertThat(topology.commandLog())
        .hasSize(3)
        .last()
        .satisfies(
            command -> {
              assertThat(command.key()).isEqualTo("e1");
              assertThat(command.value().getBody())
                  .isEqualTo(
                      new ExpireDue(Commands.OPENING.plus(Commands.HOLD_TTL), Portion.LEAST));
            });
    assertThat(topology.bookings.readValuesToList().getLast().getStatus())
        .isEqualTo(BookingStatus.EXPIRED);
  }

  @Test
  void however_many_are_due_one_command_is_on_its_way() {
    standingHolds("e1", MANY);
    standingHolds("e2", 1);

    topology.passMachineTime(Commands.HOLD_TTL.plusMinutes(10));

    assertThat(topology.replies.commands()).hasSize(1);
  }

  @Test
  void the_next_one_follows_while_more_is_due_and_the_log_grows_by_their_number() {
    standingHolds("e1", MANY);
    standingHolds("e2", 3);
    int before = topology.commandLog().size();

    topology.after(GATHERED);

    List<BookingCommand> own = ownCommands(before);
    assertThat(own.removeLast().getEventId()).isEqualTo("e2");
    assertThat(own).extracting(BookingCommand::getEventId).containsOnly("e1");
    // Each ends as many as it may, and none is one too many.
    assertThat(own.stream().mapToInt(ExpiryTopologyTest::holdsMax).sum())
        .isGreaterThanOrEqualTo(MANY);
    own.removeLast();
    assertThat(own.stream().mapToInt(ExpiryTopologyTest::holdsMax).sum()).isLessThan(MANY);
    assertThat(expired()).isEqualTo(MANY + 3);
    topology.after(Duration.ofDays(1));
    assertThat(ownCommands(before)).hasSize(own.size() + 2);
  }

  @Test
  void deadlines_close_to_one_another_share_a_command() {
    topology.send(Commands.defineSale("e1", 1, 1, 2));
    topology.send(Commands.holdPlaces("e1", "alice", "k1", 1));
    topology.after(FollowUps.GATHER.minusMillis(1));
    topology.send(Commands.holdPlaces("e1", "bob", "k1", 1));
    int before = topology.commandLog().size();

    // The first is over, and the other one not yet.
    topology.after(GATHERED.minus(FollowUps.GATHER.multipliedBy(2)).plusMillis(1));
    assertThat(topology.commandLog()).hasSize(before);
    topology.after(FollowUps.GATHER);

    assertThat(ownCommands(before)).hasSize(1);
    assertThat(expired()).isEqualTo(2);
  }

  @Test
  void what_came_due_while_one_was_on_its_way_waits_for_others_too() {
    topology.send(Commands.defineSale("e1", 1, 1, 2));
    topology.send(Commands.holdPlaces("e1", "alice", "k1", 1));
    topology.after(FollowUps.GATHER.plusMillis(20));
    topology.send(Commands.holdPlaces("e1", "bob", "k1", 1));
    topology.passMachineTime(Commands.HOLD_TTL.minusMillis(20));
    BookingCommand first = topology.replies.commands().removeFirst();

    topology.passMachineTime(Duration.ofMillis(30));
    topology.decide(first, Commands.OPENING.plus(GATHERED));
    assertThat(topology.replies.commands()).isEmpty();
    topology.passMachineTime(FollowUps.GATHER);

    assertThat(topology.replies.commands()).hasSize(1);
  }

  @Test
  void fans_commands_come_in_between() {
    standingHolds("e1", MANY);
    topology.passMachineTime(GATHERED).afterInTheLogOnly(GATHERED);

    topology.send(topology.replies.commands().removeFirst());
    topology.send(Commands.holdPlaces("e1", "fan", "k1", 1));

    assertThat(topology.replies.commands()).hasSize(1);
    assertThat(topology.bookings.readValuesToList().getLast().getStatus())
        .isEqualTo(BookingStatus.HELD);
  }

  @Test
  void after_each_fans_have_the_owner_for_longer_than_it_took() {
    standingHolds("e1", MANY);
    topology.passMachineTime(GATHERED).afterInTheLogOnly(GATHERED);
    Duration took = Duration.ofMillis(20);
    topology.passMachineTime(took);

    topology.send(topology.replies.commands().removeFirst());
    topology.passMachineTime(took.multipliedBy(FollowUps.REST_FACTOR).minusMillis(1));
    assertThat(topology.replies.commands()).isEmpty();
    topology.passMachineTime(Duration.ofMillis(1));

    assertThat(topology.replies.commands()).hasSize(1);
  }

  @Test
  void an_owner_far_behind_does_not_put_off_the_next_for_long() {
    standingHolds("e1", MANY);
    topology.passMachineTime(GATHERED).afterInTheLogOnly(GATHERED);
    topology.passMachineTime(Duration.ofMinutes(1));

    topology.send(topology.replies.commands().removeFirst());
    topology.passMachineTime(FollowUps.REST_MAX);

    assertThat(topology.replies.commands()).hasSize(1);
  }

  @Test
  void one_that_did_not_get_into_the_log_is_sent_again() {
    standingHolds("e1", 1);
    topology.replies.loseRecords(true);
    topology.after(GATHERED);
    topology.replies.loseRecords(false);

    topology.after(FollowUps.CHECK_APPENDED);

    assertThat(expired()).isEqualTo(1);
  }

  @Test
  void one_that_is_slow_is_not_sent_again() {
    standingHolds("e1", 1);

    topology.passMachineTime(GATHERED);
    topology.passMachineTime(Duration.ofHours(1));

    assertThat(topology.replies.commands()).hasSize(1);
  }

  @Test
  void a_log_whose_clock_is_behind_is_waited_for_and_not_asked_again_and_again() {
    standingHolds("e1", 1);

    // The machine's clock goes a minute ahead of the log's.
    topology.passMachineTime(GATHERED);
    topology.afterInTheLogOnly(GATHERED.minusMinutes(1)).decideOwn();
    int early = topology.commandLog().size();
    topology.after(Duration.ofSeconds(59));
    assertThat(topology.commandLog()).hasSize(early);
    topology.after(A_SECOND);

    assertThat(topology.commandLog()).hasSize(early + 1);
    assertThat(expired()).isEqualTo(1);
  }

  @Test
  void holds_that_ended_early_cost_no_command() {
    topology.send(Commands.defineSale("e1", 1, 1, 0));
    topology.send(Commands.holdNamed("e1", "alice", "k1", "S1:A:1"));
    topology.send(Commands.release("e1", "alice", "k1"));
    int before = topology.commandLog().size();

    topology.after(Duration.ofDays(1));

    assertThat(topology.commandLog()).hasSize(before);
  }

  private void standingHolds(String event, int count) {
    topology.send(Commands.defineSale(event, 1, 1, count));
    for (int fan = 0; fan < count; fan++) {
      topology.send(Commands.holdPlaces(event, "fan-" + fan, "k1", 1));
    }
  }

  private List<BookingCommand> ownCommands(int from) {
    List<BookingCommand> own = new ArrayList<>();
    topology.commandLog().subList(from, topology.commandLog().size()).stream()
        .map(entry -> entry.value())
        .filter(command -> command.getBody() instanceof ExpireDue)
        .forEach(own::add);
    return own;
  }

  private static int holdsMax(BookingCommand command) {
    return ((ExpireDue) command.getBody()).getHoldsMax();
  }

  private long expired() {
    return topology.events.readValuesToList().stream()
        .map(BookingEvent::getBody)
        .filter(HoldExpired.class::isInstance)
        .count();
  }
}
