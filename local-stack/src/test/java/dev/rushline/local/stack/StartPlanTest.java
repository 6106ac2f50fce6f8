package dev.rushline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StartPlanTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Progress progress =
      new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8));
  private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();

  @Test
  void a_step_runs_after_those_it_waits_for() throws Exception {
    StartPlan plan = new StartPlan();
    plan.step("database", List.of(), () -> ran("database"));
    plan.step("registry", List.of("database"), () -> ran("registry"));
    plan.step("application", List.of("registry"), () -> ran("application"));

    plan.run(progress);

    assertThat(done).containsExactly("database", "registry", "application");
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("database", "application");
  }

  @Test
  void steps_that_do_not_wait_for_each_other_run_at_the_same_time() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    StartPlan plan = new StartPlan();
    for (String name : List.of("one", "other")) {
      plan.step(
          name,
          List.of(),
          () -> {
            both.countDown();
            return both.await(10, TimeUnit.SECONDS) ? ran(name) : "alone";
          });
    }

    plan.run(progress);

    assertThat(done).containsExactlyInAnyOrder("one", "other");
  }

  @Test
  void after_a_failure_nothing_that_waits_for_it_runs_and_the_cause_is_thrown() {
    StartPlan plan = new StartPlan();
    plan.step(
        "database",
        List.of(),
        () -> {
          throw new IOException("disk full");
        });
    plan.step("registry", List.of("database"), () -> ran("registry"));

    assertThatThrownBy(() -> plan.run(progress))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(done).isEmpty();
  }

  @Test
  void a_step_cannot_wait_for_an_unknown_one() {
    assertThatThrownBy(() -> new StartPlan().step("edge", List.of("nobody"), () -> ""))
        .hasMessageContaining("nobody");
  }

  private String ran(String name) {
    done.add(name);
    return "";
  }
}
