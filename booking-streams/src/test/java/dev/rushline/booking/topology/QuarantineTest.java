package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.Refusal;
import dev.rushline.schemas.booking.RejectionCode;
import dev.rushline.schemas.booking.ResumeSale;
import dev.rushline.schemas.booking.SaleDefined;
import dev.rushline.schemas.booking.SaleQuarantined;
import dev.rushline.schemas.booking.SaleResumed;
import dev.rushline.schemas.booking.SeatsHeld;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fault in deciding one event stops that event, and no other one notices. */
class QuarantineTest {
  private static final byte[] DAMAGED = {0};

  private final TestTopology topology = new TestTopology();

  @BeforeEach
  void sell() {
    topology
        .send(Commands.defineSale("e1", 1, 1, 0))
        .send(Commands.defineSale("e2", 1, 1, 0))
        .send(Commands.holdNamed("e1", "ann", "k1", "S1:A:1"))
        .send(Commands.holdNamed("e2", "bob", "k1", "S1:A:1"));
    topology.events.readValuesToList();
  }

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void it_is_told_and_refused_and_counted() {
    damageCustomer("e1", "zoe");

    topology.send(Commands.holdNamed("e1", "zoe", "k1", "S1:A:5"));

    assertThat(bodies())
        .singleElement()
        .isInstanceOfSatisfying(
            SaleQuarantined.class, told -> assertThat(told.getFault()).contains("version 0"));
    assertThat(lastRefusal()).isEqualTo(RejectionCode.SALE_QUARANTINED);
    assertThat(topology.meters.get("rushline.sales.quarantined").gauge().value()).isEqualTo(1);
    assertThat(topology.deadLetters.isEmpty()).isTrue();
  }

  @Test
  void no_other_event_notices() {
    damageCustomer("e1", "zoe");
    topology.send(Commands.holdNamed("e1", "zoe", "k1", "S1:A:5"));
    topology.events.readValuesToList();

    topology.send(Commands.holdNamed("e2", "zoe", "k1", "S1:A:5"));

    assertThat(bodies()).singleElement().isInstanceOf(SeatsHeld.class);
  }

  @Test
  void commands_of_the_event_are_refused_until_it_is_resumed() {
    damageCustomer("e1", "zoe");
    topology.send(Commands.holdNamed("e1", "zoe", "k1", "S1:A:5"));
    topology.events.readValuesToList();

    topology.send(Commands.holdNamed("e1", "max", "k1", "S1:A:6"));
    assertThat(lastRefusal()).isEqualTo(RejectionCode.SALE_QUARANTINED);
    assertThat(bodies()).isEmpty();

    topology.send(resume("e1")).send(Commands.holdNamed("e1", "max", "k2", "S1:A:6"));
    assertThat(bodies()).hasSize(2).hasExactlyElementsOfTypes(SaleResumed.class, SeatsHeld.class);
    assertThat(topology.meters.get("rushline.sales.quarantined").gauge().value()).isZero();
  }

  /** What had been applied before the fault is taken back. */
  @Test
  void a_command_that_fails_half_way_has_changed_nothing() {
    topology
        .send(Commands.holdBest("e1", "eve", "k1", 8))
        .send(Commands.holdNamed("e1", "kim", "k1", "S1:A:10"))
        .send(Commands.joinWaitlist("e1", "first", "k1", 1))
        .send(Commands.joinWaitlist("e1", "second", "k1", 1));
    topology.events.readValuesToList();
    damage('B', "e1", Commands.bookingId("e1", "second", "k1"));
    Map<Bytes, byte[]> before = stored("e1");

    topology.send(Commands.defineSale("e1", 2, 2, 0));

    assertThat(bodies()).singleElement().isInstanceOf(SaleQuarantined.class);
    Map<Bytes, byte[]> after = stored("e1");
    after.keySet().removeIf(key -> key.get()[0] == 'F' || key.get()[0] == 'C');
    before.keySet().removeIf(key -> key.get()[0] == 'C');
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach((key, value) -> assertThat(after.get(key)).as("%s", key).isEqualTo(value));
  }

  /** It may have bought the seats already, and this be the same request once more. */
  @Test
  void nothing_is_said_of_a_payment() {
    topology.send(Commands.confirm("e1", "ann", "k1", "1", 5_000));
    damageCustomer("e1", "zoe");
    topology.send(Commands.holdNamed("e1", "zoe", "k1", "S1:A:5"));
    topology.events.readValuesToList();

    topology.send(Commands.confirm("e1", "ann", "k1", "1", 5_000));

    assertThat(lastRefusal()).isEqualTo(RejectionCode.SALE_QUARANTINED);
    assertThat(bodies()).isEmpty();
  }

  @Test
  void terms_that_cannot_be_read_are_told_of_once() {
    topology
        .store(BookingTopology.SALE_PLANS)
        .put(Bytes.wrap("Te1\0".getBytes(StandardCharsets.UTF_8)), DAMAGED);
    damageCustomer("e1", "zoe");
    topology.send(Commands.holdNamed("e1", "zoe", "k1", "S1:A:5"));
    assertThat(bodies()).hasSize(1);

    topology.send(Commands.holdNamed("e1", "max", "k1", "S1:A:6"));

    assertThat(bodies()).isEmpty();
    assertThat(lastRefusal()).isEqualTo(RejectionCode.SALE_QUARANTINED);
  }

  @Test
  void a_definition_meanwhile_does_not_have_the_sale_retired() {
    damageCustomer("e1", "zoe");
    topology.send(Commands.holdNamed("e1", "zoe", "k1", "S1:A:5"));
    topology.send(Commands.defineSale("e1", 2, 2, 0));
    int before = topology.commandLog().size();

    topology.passMachineTime(Duration.ofDays(40));

    assertThat(topology.replies.commands()).allMatch(command -> command.getEventId().equals("e2"));
    assertThat(topology.commandLog()).hasSize(before);
  }

  @Test
  void what_the_catalogue_says_is_not_lost() {
    damageCustomer("e1", "zoe");
    topology.send(Commands.holdNamed("e1", "zoe", "k1", "S1:A:5"));
    topology.events.readValuesToList();

    topology.send(Commands.defineSale("e1", 2, 2, 0));

    assertThat(bodies()).singleElement().isInstanceOf(SaleDefined.class);
  }

  @Test
  void its_holds_end_once_it_is_resumed_and_do_not_keep_others_from_ending() {
    damageCustomer("e1", "zoe");
    topology.send(Commands.holdNamed("e1", "zoe", "k1", "S1:A:5"));

    topology.after(Commands.HOLD_TTL.plusSeconds(1)).after(Duration.ofSeconds(1));
    assertThat(topology.bookings.readValuesToList().getLast().getEventId()).isEqualTo("e2");
    topology.send(resume("e1")).after(Duration.ofSeconds(1)).after(Duration.ofSeconds(1));

    assertThat(topology.bookings.readValuesToList().getLast().getEventId()).isEqualTo("e1");
  }

  @Test
  void to_resume_a_sale_that_goes_on_changes_nothing() {
    topology.send(resume("e1"));

    assertThat(bodies()).isEmpty();
  }

  private static BookingCommand resume(String event) {
    return new BookingCommand(event, "resume", null, new ResumeSale("operator"));
  }

  private List<Object> bodies() {
    return topology.events.readValuesToList().stream().map(BookingEvent::getBody).toList();
  }

  private RejectionCode lastRefusal() {
    return ((Refusal) topology.replies.readValuesToList().getLast().getBody()).getCode();
  }

  private void damageCustomer(String event, String customer) {
    damage('U', event, customer);
  }

  private void damage(char tag, String... parts) {
    topology
        .store(BookingTopology.SALE_STATE)
        .put(
            Bytes.wrap((tag + String.join("\0", parts) + "\0").getBytes(StandardCharsets.UTF_8)),
            DAMAGED);
  }

  private Map<Bytes, byte[]> stored(String event) {
    Map<Bytes, byte[]> all = new TreeMap<>();
    for (String name :
        List.of(
            BookingTopology.SALE_PLANS, BookingTopology.SALE_SEATS, BookingTopology.SALE_STATE)) {
      KeyValueStore<Bytes, byte[]> store = topology.store(name);
      try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
        entries.forEachRemaining(
            entry -> {
              if (new String(entry.key.get(), 1, 3, StandardCharsets.UTF_8).equals(event + "\0")) {
                all.put(entry.key, entry.value);
              }
            });
      }
    }
    return all;
  }
}
