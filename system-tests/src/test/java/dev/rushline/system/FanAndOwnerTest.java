package dev.rushline.system;

import static dev.rushline.system.OwnerByHand.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.local.servers.Launch;
import dev.rushline.schemas.queue.EndReason;
import dev.rushline.schemas.queue.Find;
import dev.rushline.schemas.queue.PlaceLeft;
import dev.rushline.schemas.queue.PlaceStatus;
import dev.rushline.schemas.queue.PlaceTaken;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.SlotEnded;
import dev.rushline.system.Person.Answer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What an edge tells a fan while a line's owner answers late, not at all, or while things happen.
 * The owner is played by hand; the real one is down meanwhile.
 */
@ExtendWith(WithRunningSystem.class)
class FanAndOwnerTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final RunningSystem system;
  private final String edge;
  private final String event = "e-" + UUID.randomUUID().toString().substring(0, 8);
  private final String ada = "ada-" + event;
  private final String bob = "bob-" + event;
  private OwnerByHand owner;

  FanAndOwnerTest(RunningSystem system) {
    this.system = system;
    edge = system.edges().getFirst();
  }

  @BeforeAll
  static void nobodyElseAnswers(RunningSystem system) throws Exception {
    system.processes().queueAdmitter().daemon().kill();
  }

  @AfterAll
  static void theRealOwnerIsBack(RunningSystem system) throws Exception {
    Launch.start(system.processes().queueAdmitter());
  }

  @BeforeEach
  void anOpenLine() throws Exception {
    owner = new OwnerByHand(event, system.processes());
    owner.broadcast(1);
    awaitHeard(1);
  }

  @AfterEach
  void close() {
    owner.close();
  }

  /** Until the edge has heard of a round. */
  private void awaitHeard(int round) {
    Person operator = new Person(edge, system.token("operator-1", "operator"));
    Awaitility.await("round " + round)
        .atMost(SOON)
        .until(
            () ->
                operator.get("/queue/" + event + "/policy").body().path("epoch").asInt()
                    == OwnerByHand.EPOCH + round);
  }

  private LiveLine socket(String fan) {
    return new LiveLine(edge, event, system.token(fan, "fan"));
  }

  /** The next question, which is where this fan is. */
  private QueueCommand asked(String fan) {
    QueueCommand question = owner.question();
    assertThat(question.getBody()).isEqualTo(new Find(fan));
    return question;
  }

  private static void awaitStatus(LiveLine live, String status) throws InterruptedException {
    live.await(status, message -> message.path("status").asText().equals(status));
  }

  @Test
  void when_a_question_was_not_answered_the_next_broadcast_asks_again() throws Exception {
    try (LiveLine live = socket(ada)) {
      owner.answer(asked(ada), place(ada, 4, PlaceStatus.INSIDE));
      awaitStatus(live, "ADMITTED");

      owner.happened(new SlotEnded(ada, 4L, EndReason.LEFT));
      asked(ada);
      awaitStatus(live, "UNKNOWN");
      owner.broadcast(1);
      owner.answer(asked(ada), place(ada, 4, PlaceStatus.ENDED));

      awaitStatus(live, "ENDED");
    }
  }

  @Test
  void a_place_that_is_taken_while_an_answer_is_on_its_way_is_not_missed() throws Exception {
    try (LiveLine live = socket(ada)) {
      owner.answer(asked(ada), place(ada, 4, PlaceStatus.WAITING));
      awaitStatus(live, "WAITING");
      try (LiveLine other = socket(bob)) {
        owner.answer(asked(bob), place(bob, 5, PlaceStatus.WAITING));
        awaitStatus(other, "WAITING");
        owner.happened(new PlaceLeft(ada, 4L));
        QueueCommand before = asked(ada);

        owner.happened(new PlaceTaken(ada, 6L, ByteBuffer.allocate(32)));
        // Once this one is asked for, what came before it in the log has been seen.
        owner.happened(new PlaceLeft(bob, 5L));
        asked(bob);
        owner.answer(before, place(ada, 4, PlaceStatus.ENDED));
        owner.answer(asked(ada), place(ada, 6, PlaceStatus.WAITING));

        live.await("the new place", m -> m.path("place").path("arrival").asLong() == 6);
      }
    }
  }

  @Test
  void an_admission_of_one_round_is_not_signed_in_the_next() throws Exception {
    Person fan = new Person(edge, system.token(ada, "fan"));
    try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> answer = asking.submit(() -> fan.get("/queue/" + event));
      QueueCommand question = asked(ada);
      owner.broadcast(2);
      awaitHeard(2);

      owner.answer(question, place(ada, 4, PlaceStatus.INSIDE));

      assertThat(answer.get().status()).isEqualTo(503);
      assertThat(answer.get().text("code")).isEqualTo("QUEUE_UNAVAILABLE");
      assertThat(answer.get().header("Retry-After")).isEqualTo("1");
    }
  }
}
