package dev.rushline.queue.line;

import static dev.rushline.queue.line.Named.fan;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators decide, and when there is a line at all. */
class PolicyTest {
  private static final LinePolicy OFF = Room.policy(LineMode.OFF, 1, Room.MANY, Optional.empty());
  private static final LinePolicy AUTOMATIC =
      Room.policy(LineMode.AUTOMATIC, 10, Room.MANY, Optional.empty());

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          target  | rate    | threshold | claimMillis | slotMillis | groups | valid
                1 |       1 |         1 |        5000 |      10000 |      0 | true
          1000000 | 1000000 |   1000000 |     3600000 |    7200000 |     20 | true
                0 |       1 |         1 |        5000 |      10000 |      0 | false
          1000001 |       1 |         1 |        5000 |      10000 |      0 | false
               -1 |       1 |         1 |        5000 |      10000 |      0 | false
                1 |       0 |         1 |        5000 |      10000 |      0 | false
                1 | 1000001 |         1 |        5000 |      10000 |      0 | false
                1 |       1 |         0 |        5000 |      10000 |      0 | false
                1 |       1 |   1000001 |        5000 |      10000 |      0 | false
                1 |       1 |         1 |        4999 |      10000 |      0 | false
                1 |       1 |         1 |     3600001 |      10000 |      0 | false
                1 |       1 |         1 |        5000 |       9999 |      0 | false
                1 |       1 |         1 |        5000 |    7200001 |      0 | false
                1 |       1 |         1 |        5000 |      10000 |     21 | false
          """)
  void numbers_out_of_their_range_are_refused(
      int target,
      int rate,
      int threshold,
      long claimMillis,
      long slotMillis,
      int groups,
      boolean valid) {
    Room room = Room.without();

    Answer answer =
        room.set(
            new LinePolicy(
                LineMode.ALWAYS,
                target,
                rate,
                threshold,
                Optional.empty(),
                Duration.ofMillis(claimMillis),
                Duration.ofMillis(slotMillis),
                Collections.nCopies(groups, "staff")));

    assertThat(answer)
        .isEqualTo(valid ? new Answer.Done() : new Answer.Refused(Refusal.POLICY_INVALID));
    assertThat(room.line().isGuarded()).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          length | valid
             100 | true
             101 | false
           70000 | false
          """)
  void names_of_groups_have_a_longest_length(int length, boolean valid) {
    LinePolicy policy =
        new LinePolicy(
            LineMode.ALWAYS,
            1,
            1,
            1,
            Optional.empty(),
            Room.CLAIM_TTL,
            Room.SLOT_TTL,
            List.of("x".repeat(length)));

    assertThat(policy.isValid()).isEqualTo(valid);
  }

  @Test
  void always_opens_at_once_when_no_opening_is_set() {
    Room room = Room.openFor(1);

    assertThat(room.line().status()).isEqualTo(LineStatus.OPEN);
  }

  @Test
  void always_opens_at_once_when_the_opening_is_past_or_now() {
    Room room = Room.with(Room.policy(LineMode.ALWAYS, 1, 1, Optional.of(Room.OPENING)));

    assertThat(room.line().status()).isEqualTo(LineStatus.OPEN);
    assertThat(room.line().phase()).isEqualTo(new Phase.Open(Optional.empty()));
  }

  @Test
  void always_gathers_until_an_opening_to_come() {
    Room room = Room.gatheringFor(Duration.ofMillis(1), 1);

    assertThat(room.line().status()).isEqualTo(LineStatus.GATHERING);
  }

  @Test
  void the_same_policy_again_changes_nothing_and_is_not_told() {
    Room room = Room.openFor(3);
    Line before = room.line();

    Decision decision = room.decide(new LineCommand.SetPolicy(before.policy()));

    assertThat(decision.answer()).contains(new Answer.Done());
    assertThat(decision.events()).isEmpty();
    assertThat(decision.broadcast()).isFalse();
  }

  @Test
  void off_withdraws_the_line() {
    Room room = Room.openFor(1).joined("ada", "bob");
    room.tick();

    Decision decision = room.decide(new LineCommand.SetPolicy(OFF));

    assertThat(decision.events())
        .containsExactly(new LineEvent.PolicySet(OFF), new LineEvent.LineWithdrawn());
    assertThat(decision.broadcast()).isTrue();
    assertThat(room.line().isGuarded()).isFalse();
    assertThat(room.join("cyd")).isEqualTo(new Answer.Refused(Refusal.NO_LINE));
  }

  @Test
  void places_and_slots_of_a_former_round_are_worth_nothing() {
    Room room = Room.openFor(1).joined("ada", "bob");
    room.tick();
    LinePolicy policy = room.line().policy();
    int epoch = room.line().epoch();
    room.set(OFF);

    room.set(policy);

    assertThat(room.line().round().number()).isEqualTo(2);
    assertThat(room.line().epoch()).isEqualTo(epoch + 1);
    assertThat(room.places()).isEqualTo(Places.NONE);
    assertThat(room.find("ada")).isEqualTo(new Answer.Refused(Refusal.NOT_IN_LINE));
    assertThat(room.decide(new LineCommand.ShowUp(fan("ada"), 0)).events()).isEmpty();
    assertThat(room.calledByTick()).isEmpty();
    assertThat(room.joined("bob", "ada").calledByTick()).containsExactly("bob");
  }

  @Test
  void a_slot_of_a_former_round_is_no_slot_of_the_next() {
    Room room = Room.openFor(1).joined("ada");
    room.tick();
    LinePolicy policy = room.line().policy();
    room.set(OFF);
    room.set(policy);

    Decision tick = room.tickAfter(Room.CLAIM_TTL);

    assertThat(tick.events()).containsExactly(new LineEvent.Ticked(0));
    assertThat(room.find("ada")).isEqualTo(new Answer.Refused(Refusal.NOT_IN_LINE));
    assertThat(room.places()).isEqualTo(Places.NONE);
  }

  @Test
  void places_are_worth_nothing_when_the_sale_has_been_over_for_long_and_not_before() {
    Room room = Room.openFor(1).joined("ada", "bob");
    room.tick();

    Decision over = room.saleOver();
    assertThat(over.events()).hasSize(1);
    assertThat(room.status("bob")).isEqualTo(PlaceStatus.WAITING);
    Decision longOver = room.saleLongOver();

    assertThat(longOver.events()).contains(new LineEvent.LineWithdrawn());
    assertThat(longOver.broadcast()).isTrue();
    assertThat(room.find("bob")).isEqualTo(new Answer.Refused(Refusal.NOT_IN_LINE));
    assertThat(room.saleLongOver().events()).as("once").hasSize(1);
  }

  @Test
  void a_line_that_is_always_there_stays_so_that_a_sale_that_goes_on_is_guarded() {
    Room room = Room.openFor(1).joined("ada");

    room.saleLongOver();
    assertThat(room.line().status()).isEqualTo(LineStatus.CLOSED);
    assertThat(room.line().isGuarded()).isTrue();
    assertThat(room.line().round().number()).isEqualTo(2);
    Decision again = room.sale(10, 0);

    assertThat(again.broadcast()).isTrue();
    assertThat(room.line().status()).isEqualTo(LineStatus.OPEN);
    assertThat(room.joined("ada").calledByTick()).containsExactly("ada");
  }

  @Test
  void what_an_operator_has_paused_stays_paused_when_places_are_forgotten() {
    Room room = Room.openFor(1).joined("ada");
    room.decide(new LineCommand.Pause());

    room.saleLongOver();
    room.sale(10, 0);

    assertThat(room.line().status()).isEqualTo(LineStatus.PAUSED);
    assertThat(room.joined("ada").calledByTick()).isEmpty();
  }

  @Test
  void everybody_is_told_at_once_that_a_sale_is_over_and_that_it_goes_on() {
    Room room = Room.openFor(1);

    assertThat(room.sale(10, 0).broadcast()).isFalse();
    assertThat(room.saleOver().broadcast()).isTrue();
    assertThat(room.saleOver().broadcast()).isFalse();
    assertThat(room.sale(10, 0).broadcast()).isTrue();
  }

  @Test
  void an_automatic_line_is_not_there_again_before_many_come() {
    Room room = Room.with(AUTOMATIC);
    room.requests(601);
    room.joined("ada").saleLongOver();
    assertThat(room.line().isGuarded()).isFalse();

    room.after(Duration.ofMinutes(10)).sale(10, 0);

    assertThat(room.line().isGuarded()).isFalse();
  }

  @Test
  void an_automatic_line_opens_when_more_come_in_a_minute_than_the_threshold() {
    Room room = Room.with(AUTOMATIC);

    Decision normal = room.requests(600);
    Decision rush = room.requests(1);

    assertThat(normal.events()).hasSize(1);
    assertThat(normal.broadcast()).isFalse();
    assertThat(rush.events()).contains(new LineEvent.LineOpened(Optional.empty()));
    assertThat(rush.broadcast()).isTrue();
    assertThat(room.line().status()).isEqualTo(LineStatus.OPEN);
  }

  @Test
  void an_automatic_line_forgets_what_came_long_ago() {
    Room room = Room.with(AUTOMATIC);
    room.requests(600);

    room.after(Duration.ofMinutes(5)).requests(590);

    assertThat(room.line().isGuarded()).isFalse();
  }

  @Test
  void an_automatic_line_does_not_open_for_a_sale_that_is_over() {
    Room room = Room.with(AUTOMATIC);

    room.decide(new LineCommand.SeeSale(0, 0, 10_000, 0, 0, true, false, 1, 1));

    assertThat(room.line().isGuarded()).isFalse();
  }

  @Test
  void an_automatic_line_ends_when_demand_has_fallen_below_half_of_the_threshold() {
    Room room = Room.with(AUTOMATIC);
    room.requests(601);

    // 601 / e is 221; at two thirds of a minute it is still 308.
    assertThat(room.tickAfter(Duration.ofSeconds(40)).events()).hasSize(1);
    Decision quiet = room.tickAfter(Duration.ofSeconds(20));

    assertThat(quiet.events()).contains(new LineEvent.LineWithdrawn());
    assertThat(room.line().isGuarded()).isFalse();
    assertThat(room.line().round().number()).isEqualTo(2);
  }

  @Test
  void an_automatic_line_does_not_end_while_somebody_is_in_it() {
    Room room = Room.with(AUTOMATIC);
    room.requests(601);
    room.joined("ada").tick();
    room.showUp("ada");

    assertThat(room.tickAfter(Duration.ofMinutes(9)).events()).hasSize(1);
    room.confirm("ada");
    assertThat(room.tick().events()).contains(new LineEvent.LineWithdrawn());
  }

  @Test
  void a_line_that_is_always_there_does_not_end_when_it_is_quiet() {
    Room room = Room.openFor(1);

    room.tickAfter(Duration.ofDays(1));

    assertThat(room.line().isGuarded()).isTrue();
  }

  @Test
  void the_pace_alone_can_be_changed() {
    Room room = Room.openFor(1);

    room.decide(new LineCommand.SetRate(Optional.of(7), Optional.empty()));
    room.decide(new LineCommand.SetRate(Optional.empty(), Optional.of(70)));

    assertThat(room.line().policy())
        .isEqualTo(Room.policy(LineMode.ALWAYS, 7, 70, Optional.empty()));
  }

  @Test
  void a_pace_out_of_range_is_refused() {
    Room room = Room.openFor(1);

    Decision decision = room.decide(new LineCommand.SetRate(Optional.of(0), Optional.empty()));

    assertThat(decision.answer()).contains(new Answer.Refused(Refusal.POLICY_INVALID));
    assertThat(room.line().policy().targetInside()).isEqualTo(1);
  }

  @Test
  void a_lower_target_sends_nobody_away_and_calls_nobody() {
    Room room = Room.openFor(3).joined("ada", "bob", "cyd", "dan");
    room.tick();

    room.decide(new LineCommand.SetRate(Optional.of(2), Optional.empty()));

    room.confirm("ada");
    assertThat(room.calledByTick()).isEmpty();
    assertThat(room.places().slots()).isEqualTo(2);
    room.confirm("bob");
    assertThat(room.calledByTick()).containsExactly("dan");
  }

  @Test
  void a_paused_line_calls_nobody_until_it_is_resumed() {
    Room room = Room.openFor(1).joined("ada");

    Decision pause = room.decide(new LineCommand.Pause());

    assertThat(pause.events()).containsExactly(new LineEvent.LinePaused());
    assertThat(pause.broadcast()).isTrue();
    assertThat(room.calledByTick()).isEmpty();
    assertThat(room.line().status()).isEqualTo(LineStatus.PAUSED);
    room.decide(new LineCommand.Resume());
    assertThat(room.calledByTick()).containsExactly("ada");
  }

  @Test
  void pausing_what_is_paused_and_resuming_what_runs_changes_nothing() {
    Room room = Room.openFor(1);

    Decision resume = room.decide(new LineCommand.Resume());
    room.decide(new LineCommand.Pause());
    Decision pause = room.decide(new LineCommand.Pause());

    assertThat(resume.events()).isEmpty();
    assertThat(pause.events()).isEmpty();
    assertThat(pause.answer()).contains(new Answer.Done());
  }

  @Test
  void a_message_of_280_characters_is_told_and_a_longer_one_refused() {
    Room room = Room.openFor(1);

    Decision longest = room.decide(new LineCommand.TellWaiting(Optional.of("x".repeat(280))));
    Decision longer = room.decide(new LineCommand.TellWaiting(Optional.of("x".repeat(281))));

    assertThat(longest.answer()).contains(new Answer.Done());
    assertThat(longest.broadcast()).isTrue();
    assertThat(longer.answer()).contains(new Answer.Refused(Refusal.POLICY_INVALID));
    assertThat(room.line().round().message()).contains("x".repeat(280));
  }

  @Test
  void a_message_can_be_taken_back() {
    Room room = Room.openFor(1);
    room.decide(new LineCommand.TellWaiting(Optional.of("soon")));

    room.decide(new LineCommand.TellWaiting(Optional.empty()));

    assertThat(room.line().round().message()).isEmpty();
  }

  @Test
  void revoking_tokens_begins_a_new_epoch_each_time() {
    Room room = Room.openFor(1);

    Decision first = room.decide(new LineCommand.RevokeTokens());
    Decision second = room.decide(new LineCommand.RevokeTokens());

    assertThat(first.events()).containsExactly(new LineEvent.TokensRevoked(2));
    assertThat(second.events()).containsExactly(new LineEvent.TokensRevoked(3));
    assertThat(room.line().epoch()).isEqualTo(3);
  }

  @Test
  void an_operator_opens_an_automatic_line_by_hand() {
    Room room = Room.with(AUTOMATIC);

    Decision decision = room.decide(new LineCommand.Open());

    assertThat(decision.events()).containsExactly(new LineEvent.LineOpened(Optional.empty()));
  }

  @Test
  void opening_what_is_open_changes_nothing() {
    Room room = Room.openFor(1);

    assertThat(room.decide(new LineCommand.Open()).events()).isEmpty();
  }
}
