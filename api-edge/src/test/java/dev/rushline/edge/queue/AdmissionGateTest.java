package dev.rushline.edge.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.queue.EndReason;
import dev.rushline.schemas.queue.QueueState;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a fan's own admission is over. */
class AdmissionGateTest {
  private static final Instant ENDS = Lines.NOW.plusSeconds(600);

  private final QueueState line = Lines.open(10, 0, 1, 1);

  private Optional<ProblemCode> over(int epoch, Optional<EndReason> ended, Instant now) {
    Admission admission = new Admission("e1", "ada", epoch, 17, ENDS);
    return AdmissionGate.over(admission, line, ended, now).map(ProblemException::code);
  }

  @Test
  void it_is_good_until_its_slot_ends() {
    int epoch = line.getEpoch();

    assertThat(over(epoch, Optional.empty(), ENDS.minusMillis(1))).isEmpty();
    assertThat(over(epoch, Optional.empty(), ENDS)).contains(ProblemCode.ADMISSION_EXPIRED);
  }

  @Test
  void it_is_over_with_its_slot() {
    assertThat(over(line.getEpoch(), Optional.of(EndReason.CONFIRMED), Lines.NOW))
        .contains(ProblemCode.ADMISSION_ENDED);
  }

  @Test
  void a_former_epoch_is_revoked_and_a_later_one_is_not_known_here_yet() {
    assertThat(over(line.getEpoch() - 1, Optional.empty(), Lines.NOW))
        .contains(ProblemCode.ADMISSION_REVOKED);
    assertThat(over(line.getEpoch() + 1, Optional.empty(), Lines.NOW)).isEmpty();
  }
}
