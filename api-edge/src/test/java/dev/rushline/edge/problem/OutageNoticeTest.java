package dev.rushline.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageNoticeTest {
  private static final String NAME = "outage-notice-test";

  private final Said said = new Said();
  private final OutageNotice notice = new OutageNotice(Logger.getLogger(NAME), "ledger");

  @BeforeEach
  void listen() {
    java.util.logging.Logger.getLogger(NAME).addHandler(said);
  }

  @AfterEach
  void stop() {
    java.util.logging.Logger.getLogger(NAME).removeHandler(said);
  }

  @Test
  void an_outage_of_a_thousand_failures_is_said_when_it_begins_and_when_it_is_over() {
    notice.answered();
    for (int failure = 0; failure < 1_000; failure++) {
      notice.unanswered(new IllegalStateException("away"));
    }
    notice.answered();
    notice.answered();

    assertThat(said.levels).containsExactly("WARN", "INFO");
    notice.unanswered(new IllegalStateException("away again"));
    assertThat(said.levels).containsExactly("WARN", "INFO", "WARN");
  }

  private static final class Said extends Handler {
    private final List<String> levels = new ArrayList<>();

    @Override
    public void publish(LogRecord told) {
      levels.add(told.getLevel().getName());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
