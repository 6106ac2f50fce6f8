package dev.rushline.edge.payment;

import static dev.rushline.edge.payment.PaymentState.AUTHORISED;
import static dev.rushline.edge.payment.PaymentState.AUTHORISING;
import static dev.rushline.edge.payment.PaymentState.CAPTURED;
import static dev.rushline.edge.payment.PaymentState.CAPTURING;
import static dev.rushline.edge.payment.PaymentState.DECLINED;
import static dev.rushline.edge.payment.PaymentState.REFUNDED;
import static dev.rushline.edge.payment.PaymentState.REFUNDING;
import static dev.rushline.edge.payment.PaymentState.VOIDED;
import static dev.rushline.edge.payment.PaymentState.VOIDING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentStateTest {

  static Stream<Arguments> exits() {
    return Stream.of(
        // from       => to
        Arguments.of(AUTHORISING, EnumSet.of(AUTHORISED, DECLINED, CAPTURING, VOIDING, REFUNDING)),
        Arguments.of(AUTHORISED, EnumSet.of(CAPTURING, VOIDING, REFUNDING)),
        Arguments.of(DECLINED, EnumSet.noneOf(PaymentState.class)),
        Arguments.of(CAPTURING, EnumSet.of(CAPTURED, REFUNDING)),
        Arguments.of(CAPTURED, EnumSet.of(REFUNDING)),
        Arguments.of(REFUNDING, EnumSet.of(REFUNDED)),
        Arguments.of(REFUNDED, EnumSet.noneOf(PaymentState.class)),
        Arguments.of(VOIDING, EnumSet.of(VOIDED)),
        Arguments.of(VOIDED, EnumSet.noneOf(PaymentState.class)));
  }

  @ParameterizedTest
  @MethodSource("exits")
  void a_state_has_exactly_these_exits(PaymentState from, Set<PaymentState> exits) {
    assertThat(exitsOf(from)).isEqualTo(exits);
  }

  @Test
  void what_is_decided_can_never_become_its_opposite() {
    assertThat(reachableFrom(CAPTURING)).doesNotContain(VOIDING, VOIDED);
    assertThat(reachableFrom(VOIDING)).doesNotContain(CAPTURING, CAPTURED, REFUNDING, REFUNDED);
  }

  private static Set<PaymentState> exitsOf(PaymentState from) {
    return Arrays.stream(PaymentState.values())
        .filter(to -> to.enteredFrom().contains(from))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(PaymentState.class)));
  }

  private static Set<PaymentState> reachableFrom(PaymentState from) {
    Set<PaymentState> reached = EnumSet.of(from);
    while (reached.addAll(
        reached.stream().flatMap(state -> exitsOf(state).stream()).collect(Collectors.toSet()))) {
      // until nothing new is reached
    }
    return reached;
  }
}
