package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.Checkout;
import dev.rushline.schemas.booking.DefineSale;
import dev.rushline.schemas.booking.ExpireDue;
import dev.rushline.schemas.booking.ExpireHold;
import dev.rushline.schemas.booking.Inquire;
import dev.rushline.schemas.booking.PriceCategory;
import dev.rushline.schemas.booking.RowPlan;
import dev.rushline.schemas.booking.SeatKind;
import dev.rushline.schemas.booking.SeatRun;
import dev.rushline.schemas.booking.SectionKind;
import dev.rushline.schemas.booking.SectionPlan;
import dev.rushline.schemas.topics.Partitions;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.BareAvro;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that no edge sends: each is set aside with a reason, and the next command is decided. */
class PoisonTopologyTest {
  private final TestTopology topology = new TestTopology();

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void a_key_without_a_value() {
    topology.sendBytes("e1", null);

    assertSetAsideBecause(topology, "a key without a command");
  }

  @Test
  void a_price_category_named_twice() {
    PriceCategory category = new PriceCategory("P1", "Front", 5_000L, null);
    topology.send(defineSale(sale -> sale.setCategories(List.of(category, category))));

    assertSetAsideBecause(topology, "contradicts itself");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
  void holds_of_no_time_or_of_more_than_a_clock_can_tell(long millis) {
    topology.send(defineSale(sale -> sale.setHoldTtlMillis(millis)));

    assertSetAsideBecause(topology, "holds of");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MAX_VALUE})
  void extensions_of_less_than_no_time_or_of_more_than_a_clock_can_tell(long millis) {
    topology.send(defineSale(sale -> sale.setHoldExtensionMillis(millis)));

    assertSetAsideBecause(topology, "extension of");
  }

  @Test
  void a_text_that_cannot_be_kept() {
    topology.send(Commands.holdNamed("e1", "a".repeat(1_001), "k1", "S1:A:1"));

    assertSetAsideBecause(topology, "characters in a BookingCommand");
  }

  /** The read side: one such row would stop the copy of all others. */
  @Test
  void a_text_that_postgresql_cannot_keep() {
    topology.send(Commands.holdNamed("e1", "a\0b", "k1", "S1:A:1"));

    assertSetAsideBecause(topology, "with the character U+0000 in a ");
  }

  static Stream<BookingCommand> namingNothing() {
    BookingCommand noBooking = Commands.holdNamed("e1", "alice", "k1", "S1:A:1");
    ((Checkout) noBooking.getBody()).setBookingId("");
    return Stream.of(
        noBooking,
        Commands.holdNamed("e1", "", "k1", "S1:A:1"),
        Commands.joinWaitlist("e1", "", "k1", 1),
        Commands.confirm("e1", "", "k1", "k2", 5_000),
        Commands.cancel("e1", "", "k1", "k2"),
        Commands.release("e1", "", "k1"),
        Commands.command("e1", "c1", new Inquire("", "alice")),
        Commands.command("e1", "c1", new Inquire("b1", "")),
        Commands.command("e1", "c1", new ExpireHold("", 1, Commands.OPENING)));
  }

  @ParameterizedTest
  @MethodSource("namingNothing")
  void a_booking_or_a_customer_without_a_name(BookingCommand command) {
    topology.send(command);

    assertSetAsideBecause(topology, "an empty id names nothing");
  }

  /** Of its sale nobody could find the terms again. */
  @Test
  void an_event_without_a_name() {
    topology.send(Commands.defineSale("", 1, 1, 0));

    assertSetAsideBecause(topology, "is about no event");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1_001})
  void orders_of_nothing_or_of_more_than_a_record_can_tell(int seats) {
    topology.send(defineSale(sale -> sale.setMaxPerOrder(seats)));

    assertSetAsideBecause(topology, "orders of " + seats);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 41})
  void ends_of_no_holds_or_of_more_than_others_can_wait_for(int holds) {
    topology.send(
        new BookingCommand("e1", "expire-1", null, new ExpireDue(Commands.OPENING, holds)));

    assertSetAsideBecause(topology, "holds end: " + holds);
  }

  @Test
  void a_sale_that_closes_after_the_last_year() {
    topology.send(defineSale(sale -> sale.setClosesAt(Instant.ofEpochMilli(Long.MAX_VALUE))));

    assertSetAsideBecause(topology, "a sale after +10000");
  }

  @Test
  void offers_of_more_than_a_clock_can_tell() {
    topology.send(defineSale(sale -> sale.setWaitlistOfferMillis(Long.MAX_VALUE)));

    assertSetAsideBecause(topology, "offers of");
  }

  /** Seats of a row are numbered with 16 bits; the longest row would take the whole heap. */
  @ParameterizedTest
  @ValueSource(ints = {10_001, Integer.MAX_VALUE})
  void a_row_longer_than_its_claims_can_number(int seats) {
    topology.send(defineSale(sale -> sale.setSections(List.of(section(rowOfOneRun("A", seats))))));

    assertSetAsideBecause(topology, "more than 10000 seats in row S1:A");
  }

  @Test
  void more_seats_than_an_owner_can_carry() {
    RowPlan[] rows =
        IntStream.range(0, 101).mapToObj(n -> rowOfOneRun("R" + n, 10_000)).toArray(RowPlan[]::new);
    topology.send(defineSale(sale -> sale.setSections(List.of(section(rows)))));

    assertSetAsideBecause(topology, "more than 1000000 seats");
  }

  @Test
  void a_command_under_another_events_key() {
    topology.sendBytes(
        "e2",
        new BareAvro()
            .of(Topics.BOOKING_COMMANDS)
            .serializer()
            .serialize(Topics.BOOKING_COMMANDS.name(), Commands.defineSale("e1", 1, 1, 0)));

    assertSetAsideBecause(topology, "about e1 and has the key e2");
  }

  /** By a producer whose partitioner is another than Kafka's own: its event has another owner. */
  @Test
  void a_command_in_another_events_partition() {
    int partitions = 6;
    try (TestTopology first = new TestTopology(new BareAvro(), partitions)) {
      first.replies.commands().clear();
      first.send(Commands.defineSale(eventOf(3, partitions), 1, 1, 0));

      assertSetAsideBecause(first, "belongs to partition 3");
    }
  }

  private static SectionPlan section(RowPlan... rows) {
    return new SectionPlan("S1", "Stalls", SectionKind.SEATED, 0, 0, null, List.of(rows));
  }

  private static RowPlan rowOfOneRun(String id, int seats) {
    SeatRun run = new SeatRun(seats, 0, 1, 1, null, "P1", SeatKind.STANDARD, null);
    return new RowPlan(id, 0, 5, List.of(run));
  }

  private static String eventOf(int partition, int partitions) {
    return IntStream.iterate(0, n -> n + 1)
        .mapToObj(n -> "e" + n)
        .filter(id -> Partitions.of(id, partitions) == partition)
        .findFirst()
        .orElseThrow();
  }

  private static BookingCommand defineSale(Consumer<DefineSale> fault) {
    BookingCommand command = Commands.defineSale("e1", 1, 1, 0);
    fault.accept((DefineSale) command.getBody());
    return command;
  }

  private static void assertSetAsideBecause(TestTopology topology, String reason) {
    assertThat(topology.deadLetters.readRecordsToList())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(
                        new String(
                            letter.headers().lastHeader("rushline.reason").value(),
                            StandardCharsets.UTF_8))
                    .contains(reason));
    assertThat(topology.events.isEmpty()).isTrue();
    assertThat(topology.replies.isEmpty()).isTrue();
    // The first of however many partitions is this one's.
    topology.send(Commands.defineSale(eventOf(0, 6), 1, 1, 0));
    assertThat(topology.events.readValuesToList()).hasSize(1);
  }
}
