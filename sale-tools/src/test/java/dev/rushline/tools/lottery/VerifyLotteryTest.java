package dev.rushline.tools.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What people and scripts are told of a checked draw. */
class VerifyLotteryTest {
  private final StringWriter printed = new StringWriter();

  @Test
  void a_draw_that_holds_is_said_to_and_exits_with_0() {
    assertThat(verdict(new LineLog().gather("s").join("a", "b").close().openDrawn())).isZero();
    assertThat(printed)
        .asString()
        .contains("The draw of event event-1 holds: all of it follows from the log.");
  }

  @Test
  void a_line_in_which_nothing_was_drawn_says_so_and_exits_with_0() {
    assertThat(verdict(new LineLog().openWithoutDraw().join("a"))).isZero();
    assertThat(printed).asString().contains("Nothing was drawn for event event-1");
  }

  @Test
  void a_fault_is_printed_with_its_record_and_exits_with_1() {
    assertThat(verdict(new LineLog().gather("s").join("a").close().call(0))).isEqualTo(1);
    assertThat(printed)
        .asString()
        .contains(
            "WRONG partition 4, offset 3: fan a, arrival 0, is called before the line is open");
  }

  @Test
  void an_event_that_never_had_a_line_exits_with_2() {
    assertThat(verdict(new LineLog())).isEqualTo(2);
    assertThat(printed).asString().contains("Event event-1 has never had a line.");
  }

  private int verdict(LineLog log) {
    return VerifyLottery.verdict(LineLog.EVENT, log.check(), new PrintWriter(printed, true));
  }
}
