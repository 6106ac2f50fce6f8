package dev.rushline.queue.line;

import static dev.rushline.queue.line.Named.fan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each "no" by its name, and which one is told when several would do. */
class RefusalTest {

  /** Total on purpose: a new constant breaks the build until it has a case here. */
  private static Answer provoke(Refusal refusal) {
    return switch (refusal) {
      case POLICY_INVALID ->
          Room.without().set(Room.policy(LineMode.ALWAYS, 0, 1, Optional.empty()));
      case NO_LINE -> Room.without().join("ada");
      case LINE_OVER -> {
        Room room = Room.openFor(1);
        room.saleOver();
        yield room.join("ada");
      }
      case LEFT_TOO_OFTEN -> leftTooOften().join("ada");
      case LINE_FULL -> full().join("ada");
      case NOT_IN_LINE -> Room.openFor(1).find("ada");
    };
  }

  private static Room leftTooOften() {
    Room room = Room.openFor(1);
    for (int time = 0; time <= RejoinRules.REJOINS_MAX; time++) {
      room.joined("ada").leave("ada");
    }
    return room;
  }

  private static Room full() {
    Room room = Room.openFor(1);
    long most = JoinRules.JOINED_MAX;
    room.state.save(room.line().with(new Places(most, most, 0, 0, 0, 0, most, most, 0)));
    return room;
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void each_refusal_is_given_and_changes_nothing(Refusal refusal) {
    assertThat(provoke(refusal)).isEqualTo(new Answer.Refused(refusal));
  }

  @Test
  void the_last_fan_whom_a_line_takes_is_taken() {
    Room room = full();
    long most = JoinRules.JOINED_MAX;
    room.state.save(room.line().with(new Places(most - 1, 0, 0, most - 1, 0, 0, 0, 0, 0)));

    assertThat(room.join("ada")).isInstanceOf(Answer.At.class);
    assertThat(room.join("bob")).isEqualTo(new Answer.Refused(Refusal.LINE_FULL));
  }

  @Test
  void a_line_that_is_over_and_full_says_that_it_is_over() {
    Room room = full();
    room.saleOver();

    assertThat(room.join("ada")).isEqualTo(new Answer.Refused(Refusal.LINE_OVER));
  }

  @Test
  void who_has_a_place_keeps_it_when_the_sale_is_over() {
    Room room = Room.openFor(1).joined("ada");
    room.saleOver();

    assertThat(room.join("ada")).isEqualTo(new Answer.At(room.place("ada"), true));
    assertThat(room.calledByTick()).isEmpty();
    assertThat(room.line().status()).isEqualTo(LineStatus.CLOSED);
  }

  @Test
  void without_a_line_nothing_is_found_paused_told_or_revoked() {
    for (LineCommand command :
        new LineCommand[] {
          new LineCommand.Find(fan("ada")),
          new LineCommand.Leave(fan("ada")),
          new LineCommand.ShowUp(fan("ada"), 0),
          new LineCommand.FreeSlot(fan("ada"), 0, 1),
          new LineCommand.Open(),
          new LineCommand.Pause(),
          new LineCommand.Resume(),
          new LineCommand.TellWaiting(Optional.of("soon")),
          new LineCommand.RevokeTokens()
        }) {
      Room room = Room.without();

      Decision decision = room.decide(command);

      assertThat(decision.answer()).contains(new Answer.Refused(Refusal.NO_LINE));
      assertThat(decision.events()).isEmpty();
      assertThat(decision.broadcast()).isFalse();
      assertThat(room.line()).isEqualTo(Line.none(Room.EVENT));
    }
  }
}
