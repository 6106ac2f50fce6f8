package dev.rushline.queue.topology;

import static dev.rushline.queue.topology.Messages.OPENING;
import static dev.rushline.schemas.topics.Topics.QUEUE_EVENTS;
import static dev.rushline.schemas.topics.Topics.QUEUE_REPLIES;
import static dev.rushline.schemas.topics.Topics.QUEUE_STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.rushline.queue.lottery.Draw;
import dev.rushline.schemas.queue.Called;
import dev.rushline.schemas.queue.Done;
import dev.rushline.schemas.queue.EndReason;
import dev.rushline.schemas.queue.HeldUpBy;
import dev.rushline.schemas.queue.Join;
import dev.rushline.schemas.queue.Leave;
import dev.rushline.schemas.queue.LineMode;
import dev.rushline.schemas.queue.LineOpened;
import dev.rushline.schemas.queue.LineStatus;
import dev.rushline.schemas.queue.LineWithdrawn;
import dev.rushline.schemas.queue.ListClosed;
import dev.rushline.schemas.queue.Pause;
import dev.rushline.schemas.queue.Place;
import dev.rushline.schemas.queue.PlaceStatus;
import dev.rushline.schemas.queue.PlaceTaken;
import dev.rushline.schemas.queue.PolicySet;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.QueueEvent;
import dev.rushline.schemas.queue.QueueRefusal;
import dev.rushline.schemas.queue.QueueRefusalCode;
import dev.rushline.schemas.queue.QueueReply;
import dev.rushline.schemas.queue.QueueState;
import dev.rushline.schemas.queue.SaleSeen;
import dev.rushline.schemas.queue.SlotEnded;
import dev.rushline.schemas.queue.SlotFreed;
import dev.rushline.schemas.queue.Tick;
import dev.rushline.streams.ReplyAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Wiring: what goes to which topic, under which key, and what the timers do. */
class QueueTopologyTest {
  private static final Duration A_TICK = TickLines.TICK;
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final TestTopology topology = new TestTopology();

  @AfterEach
  void close() {
    topology.close();
  }

  private TestTopology open(String event, int targetInside) {
    return topology.send(Messages.setPolicy(event, Messages.always(targetInside, null)));
  }

  private static List<SpecificRecord> bodies(List<QueueEvent> events) {
    return events.stream().map(event -> (SpecificRecord) event.getBody()).toList();
  }

  private <B> List<B> happened(Class<B> kind) {
    return bodies(topology.events.readValuesToList()).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** Commands that the topology appended itself. */
  private <B> List<B> derived(Class<B> kind) {
    return topology.commandLog().stream()
        .map(TestRecord::value)
        .map(QueueCommand::getBody)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  @Test
  void the_shape_is_the_one_that_was_reviewed() throws IOException {
    String reviewed;
    try (var in = getClass().getResourceAsStream("/queue-topology.txt")) {
      reviewed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    String shape =
        TestTopology.build(_ -> Duration.ZERO, new LogOfOurOwn(), new SimpleMeterRegistry())
            .describe()
            .toString();

    assertThat(shape.strip()).isEqualTo(reviewed.strip());
  }

  @Test
  void a_join_becomes_an_event_a_place_and_a_reply() {
    open("e1", 1);
    String digest = HexFormat.of().formatHex(topology.lastState().getListDigest().array());
    topology.own.answers();

    topology.send(Messages.join("e1", "ada"));

    List<KeyValue<String, QueueEvent>> events = topology.events.readKeyValuesToList();
    assertThat(events).extracting(event -> event.key).containsOnly("e1");
    assertThat(events).extracting(event -> event.value.getVersion()).containsExactly(1L, 2L, 3L);
    QueueEvent taken = events.getLast().value;
    assertThat(taken.getBody())
        .isInstanceOfSatisfying(
            PlaceTaken.class,
            place -> {
              assertThat(place.getCustomerId()).isEqualTo("ada");
              assertThat(place.getArrival()).isZero();
              assertThat(HexFormat.of().formatHex(place.getListDigest().array()))
                  .isNotEqualTo(digest);
            });
    assertThat(taken.getCommandId()).isEqualTo("join-ada");
    assertThat(taken.getCommandOffset()).isEqualTo(2);
    QueueReply reply = topology.own.answer().value;
    assertThat(reply.getCommandId()).isEqualTo("join-ada");
    assertThat(reply.getBody())
        .isEqualTo(new Place("ada", 1, 0L, OPENING, PlaceStatus.WAITING, null, null, false));
  }

  @Test
  void a_reply_goes_to_the_partition_that_its_address_names() {
    open("e1", 1);

    KeyValue<String, QueueReply> reply = topology.own.answer();

    // The driver has one partition; which one a broker would be asked for, the address says.
    assertThat(reply.key).isEqualTo(Messages.REPLY_TO);
    assertThat(ReplyAddress.partition(reply.key, QUEUE_REPLIES.partitions())).isEqualTo(3);
    assertThat(reply.value.getBody()).isEqualTo(new Done(2L));
  }

  @Test
  void who_decided_is_on_record() {
    open("e1", 1);

    QueueEvent set = topology.events.readValuesToList().getFirst();

    assertThat(set.getBody()).isEqualTo(new PolicySet(Messages.always(1, null)));
    assertThat(set.getBy()).isEqualTo("olga");
  }

  @Test
  void a_refusal_is_answered_and_not_on_record() {
    topology.send(Messages.join("e1", "ada"));

    assertThat(topology.own.answer().value.getBody())
        .isEqualTo(new QueueRefusal(QueueRefusalCode.NO_LINE));
    assertThat(topology.events.isEmpty()).isTrue();
    assertThat(topology.states.isEmpty()).isTrue();
  }

  @Test
  void commands_without_an_address_are_carried_out_and_not_answered() {
    open("e1", 1);
    topology.own.answers();
    for (String address : new String[] {null, "", "edge-1", "/edge-1", "x/edge-1", "123456/edge"}) {
      QueueCommand join = Messages.join("e1", "fan of " + address);
      join.setReplyTo(address);
      topology.send(join);
    }

    assertThat(topology.own.answers()).isEmpty();
    assertThat(happened(PlaceTaken.class)).hasSize(6);
  }

  @Test
  void the_clock_ticks_only_for_events_that_have_a_line() {
    open("e1", 1).send(Messages.join("e1", "ada"));
    topology.send(Messages.setPolicy("e2", Messages.policy(LineMode.OFF, 1, null)));
    topology.send(Messages.setPolicy("e3", Messages.policy(LineMode.AUTOMATIC, 1, null)));

    topology.after(A_TICK).after(A_TICK);

    assertThat(topology.commandLog())
        .filteredOn(record -> record.value().getBody() instanceof Tick)
        .extracting(TestRecord::key)
        .containsExactly("e1", "e1");
  }

  @Test
  void the_clock_stops_when_a_line_is_withdrawn() {
    open("e1", 1).send(Messages.join("e1", "ada")).after(A_TICK);
    topology.send(Messages.setPolicy("e1", Messages.policy(LineMode.OFF, 1, null)));
    int ticks = derived(Tick.class).size();

    topology.after(A_TICK).after(A_MINUTE);

    assertThat(derived(Tick.class)).hasSize(ticks);
    assertThat(happened(LineWithdrawn.class)).hasSize(1);
    assertThat(topology.lastState().getNextWithinMillis()).isZero();
  }

  @Test
  void a_line_that_nobody_is_in_is_not_ticked_once_all_is_told() {
    open("e1", 1).after(FollowSale.BETWEEN).after(TickLines.QUIET_TICK);
    int told = derived(Tick.class).size();
    double rung = topology.rung();

    IntStream.range(0, 120).forEach(_ -> topology.after(A_TICK));

    assertThat(told).isLessThanOrEqualTo(1);
    assertThat(derived(Tick.class)).hasSize(told);
    assertThat(topology.rung()).isEqualTo(rung);
    assertThat(topology.lastState().getNextWithinMillis()).isZero();
  }

  @Test
  void nothing_rings_where_there_is_no_line() {
    topology
        .saleTells(Messages.held("e1", "ada"))
        .sectionTells("e1/S1", Messages.section("e1", "S1", 1, 10, 0))
        .send(Messages.setPolicy("e2", Messages.policy(LineMode.OFF, 1, null)))
        .send(Messages.setPolicy("e3", Messages.policy(LineMode.AUTOMATIC, 1, null)))
        .after(FollowSale.BETWEEN);
    double rung = topology.rung();

    IntStream.range(0, 120).forEach(_ -> topology.after(A_TICK));

    assertThat(topology.rung()).isEqualTo(rung);
  }

  @Test
  void of_a_line_one_tick_is_on_its_way_however_slow_the_owner_is() {
    open("e1", 1).send(Messages.join("e1", "ada")).after(A_TICK);
    int before = derived(Tick.class).size();

    IntStream.range(0, 120).forEach(_ -> topology.stalledFor(A_TICK));
    assertThat(topology.own.commands)
        .extracting(QueueCommand::getBody)
        .hasOnlyElementsOfType(Tick.class)
        .hasSize(1);
    topology.feedBack().after(A_TICK);

    assertThat(derived(Tick.class)).hasSize(before + 2);
  }

  @Test
  void a_tick_that_did_not_get_into_the_log_is_missed_and_appended_again() {
    open("e1", 1).send(Messages.join("e1", "ada"));
    topology.own.takeCommands(false);
    topology.after(A_TICK);
    topology.own.takeCommands(true);
    topology.after(A_TICK);
    assertThat(happened(Called.class)).isEmpty();

    topology.after(LineTimers.MISSED_AFTER);

    assertThat(happened(Called.class)).hasSize(1);
  }

  @Test
  void a_freed_slot_that_did_not_get_into_the_log_is_missed_and_appended_again() {
    open("e1", 1).send(Messages.join("e1", "ada")).after(A_TICK);
    topology.own.takeCommands(false);
    topology.saleTells(Messages.confirmed("e1", "ada"));
    topology.own.takeCommands(true);
    assertThat(happened(SlotEnded.class)).isEmpty();

    topology.after(LineTimers.MISSED_AFTER);

    assertThat(happened(SlotEnded.class)).hasSize(1);
  }

  @Test
  void what_is_told_of_a_sale_waits_for_what_was_told_before() {
    open("e1", 1);
    for (int second = 1; second <= 20; second++) {
      topology.sectionIsSeen("e1/S1", Messages.section("e1", "S1", second, 100 - second, 0));
      topology.stalledFor(FollowSale.BETWEEN);
    }
    assertThat(topology.own.commands)
        .extracting(QueueCommand::getBody)
        .filteredOn(SaleSeen.class::isInstance)
        .hasSize(1);

    topology.feedBack().after(FollowSale.BETWEEN);

    assertThat(derived(SaleSeen.class)).hasSize(2);
    assertThat(derived(SaleSeen.class).getLast().getFree()).isEqualTo(80);
  }

  @Test
  void what_the_sale_does_behind_a_line_that_nobody_is_in_is_told_with_a_rare_tick() {
    open("e1", 1);
    topology.after(TickLines.QUIET_TICK);

    IntStream.rangeClosed(1, 20)
        .forEach(
            second ->
                topology
                    .sectionTells("e1/S1", Messages.section("e1", "S1", second, 100 - second, 0))
                    .after(FollowSale.BETWEEN));
    topology.after(TickLines.QUIET_TICK);

    assertThat(derived(Tick.class)).hasSizeBetween(2, 3);
    assertThat(topology.lastState().getSeatsFree()).isEqualTo(80);
  }

  @Test
  void a_line_that_may_end_by_itself_is_ticked_now_and_then() {
    topology.send(Messages.setPolicy("e1", Messages.policy(LineMode.AUTOMATIC, 1, null)));
    IntStream.range(0, 601).forEach(fan -> topology.saleTells(Messages.held("e1", "fan-" + fan)));
    topology.after(FollowSale.SETTLING);
    assertThat(topology.lastState().getNextWithinMillis())
        .isEqualTo(TickLines.QUIET_TICK.toMillis());

    IntStream.range(0, 7).forEach(_ -> topology.after(TickLines.QUIET_TICK));

    assertThat(happened(LineWithdrawn.class)).hasSize(1);
    int ticks = derived(Tick.class).size();
    assertThat(ticks).isBetween(5, 7);
    topology.after(A_MINUTE);
    assertThat(derived(Tick.class)).hasSize(ticks);
  }

  @Test
  void a_line_in_which_nobody_has_gathered_opens_at_its_time_all_the_same() {
    topology.send(Messages.setPolicy("e1", Messages.always(1, OPENING.plus(A_MINUTE))));
    topology.after(A_MINUTE.minusMillis(1));
    assertThat(derived(Tick.class)).isEmpty();

    topology.after(Duration.ofMillis(1)).after(A_TICK);

    assertThat(happened(LineOpened.class)).hasSize(1);
  }

  @Test
  void a_line_whose_sale_is_over_and_that_nobody_is_inside_of_is_not_ticked_however_many_wait() {
    open("e1", 1).send(Messages.join("e1", "ada")).send(Messages.join("e1", "bob"));
    topology.saleTells(Messages.saleUntil("e1", OPENING)).after(FollowSale.BETWEEN);
    // Who was called before it was known that the sale is over does not come.
    topology.after(Duration.ofMillis(Messages.CLAIM_MILLIS)).after(A_TICK);
    QueueState closed = topology.lastState();
    assertThat(closed.getStatus()).isEqualTo(LineStatus.CLOSED);
    assertThat(closed.getWaiting()).isPositive();
    assertThat(closed.getNextWithinMillis()).isZero();
    int before = derived(Tick.class).size();

    topology.after(A_TICK).after(A_MINUTE);

    assertThat(derived(Tick.class)).hasSize(before);
  }

  @Test
  void edges_are_told_at_once_that_broadcasts_begin_and_that_they_end() {
    open("e1", 1).after(A_TICK);

    topology.send(Messages.join("e1", "ada"));
    assertThat(topology.lastState().getNextWithinMillis()).isEqualTo(A_TICK.toMillis());
    topology.after(A_TICK).send(Messages.command("e1", "leave", new Leave("ada")));

    QueueState told = topology.lastState();
    assertThat(told.getCalled()).isZero();
    assertThat(told.getNextWithinMillis()).isZero();
  }

  @Test
  void all_who_wait_hear_one_record_for_each_tick_however_many_they_are() {
    open("e1", 1);
    IntStream.range(0, 50).forEach(fan -> topology.send(Messages.join("e1", "fan-" + fan)));
    topology.states.readValuesToList();

    topology.after(A_TICK);

    List<KeyValue<String, QueueState>> told = topology.states.readKeyValuesToList();
    assertThat(told).extracting(state -> state.key).containsExactly("e1");
    QueueState state = told.getFirst().value;
    assertThat(state.getStatus()).isEqualTo(LineStatus.OPEN);
    assertThat(state.getJoined()).isEqualTo(50);
    assertThat(state.getWaiting()).isEqualTo(49);
    assertThat(state.getCalled()).isEqualTo(1);
    assertThat(state.getServing()).isEqualTo(1);
    assertThat(state.getHeldUpBy()).isEqualTo(HeldUpBy.FULL);
    assertThat(state.getNextWithinMillis()).isEqualTo(A_TICK.toMillis());
  }

  @Test
  void the_broadcast_is_as_long_for_5000_as_for_10() {
    open("e1", 1);
    IntStream.range(0, 10).forEach(fan -> topology.send(Messages.join("e1", "fan-" + fan)));
    QueueState forTen = topology.after(A_TICK).lastState();
    IntStream.range(10, 5_000).forEach(fan -> topology.send(Messages.join("e1", "fan-" + fan)));

    QueueState forAll = topology.after(A_TICK).lastState();

    assertThat(forTen.getJoined()).isEqualTo(10);
    assertThat(forAll.getJoined()).isEqualTo(5_000);
    assertThat(TestTopology.bytes(forAll))
        .hasSameSizeAs(TestTopology.bytes(forTen))
        .hasSize(Broadcast.BLOCK_BYTES);
  }

  @Test
  void the_seed_is_in_no_record_before_the_line_opens() {
    topology.send(Messages.setPolicy("e1", Messages.always(1, OPENING.plus(A_MINUTE))));
    IntStream.range(0, 20).forEach(fan -> topology.send(Messages.join("e1", "fan-" + fan)));
    topology.after(A_TICK).after(A_MINUTE.minus(A_TICK));

    // The list is closed, and the line has not opened yet.
    List<byte[]> before = told();
    topology.after(A_TICK);
    List<byte[]> after = told();

    assertThat(before).hasSizeGreaterThan(20).noneMatch(QueueTopologyTest::tellsTheSeed);
    assertThat(after).filteredOn(QueueTopologyTest::tellsTheSeed).hasSize(2);
  }

  private List<byte[]> told() {
    return Stream.concat(
            Stream.of(QUEUE_EVENTS, QUEUE_STATE)
                .flatMap(topic -> topology.bytesTold(topic).stream()),
            topology.own.answersAsBytes().stream())
        .toList();
  }

  private static boolean tellsTheSeed(byte[] record) {
    return HexFormat.of().formatHex(record).contains(TestTopology.SEED);
  }

  @Test
  void whoever_has_the_events_can_check_the_draw() {
    topology.send(Messages.setPolicy("e1", Messages.always(1_000, OPENING.plus(A_TICK))));
    IntStream.range(0, 20).forEach(fan -> topology.send(Messages.join("e1", "fan-" + fan)));
    topology.after(A_TICK).after(A_TICK).after(A_TICK);

    List<SpecificRecord> events = bodies(topology.events.readValuesToList());

    ListClosed closed = only(ListClosed.class, events);
    LineOpened opened = only(LineOpened.class, events);
    byte[] seed = bytes(opened.getSeed());
    assertThat(Draw.hashOf(seed)).isEqualTo(bytes(closed.getSeedHash()));
    var draw = new Draw(seed, bytes(closed.getListDigest()), opened.getDrawn());
    List<Called> called =
        events.stream().filter(Called.class::isInstance).map(Called.class::cast).toList();
    assertThat(called).extracting(Called::getNumber).hasSize(20).isSorted();
    assertThat(called)
        .allSatisfy(
            call -> assertThat(draw.numberOf(call.getArrival())).isEqualTo(call.getNumber()));
  }

  private static <B> B only(Class<B> kind, List<SpecificRecord> events) {
    List<SpecificRecord> found = events.stream().filter(kind::isInstance).toList();
    assertThat(found).hasSize(1);
    return kind.cast(found.getFirst());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  @Test
  void who_has_booked_makes_room_for_the_next() {
    open("e1", 1).send(Messages.join("e1", "ada")).send(Messages.join("e1", "bob")).after(A_TICK);
    topology.send(Messages.heartbeat("e1", "ada", 0));
    topology.events.readValuesToList();

    topology.saleTells(Messages.confirmed("e1", "ada")).after(A_TICK);

    assertThat(derived(SlotFreed.class)).containsExactly(new SlotFreed("ada", 0L, 1));
    assertThat(bodies(topology.events.readValuesToList()))
        .containsExactly(
            new SlotEnded("ada", 0L, EndReason.CONFIRMED),
            new Called("bob", 1L, 1L, topology.now().plusMillis(Messages.CLAIM_MILLIS)));
  }

  @Test
  void bookings_of_others_free_nobodys_slot() {
    open("e1", 1).send(Messages.join("e1", "ada")).send(Messages.join("e1", "bob")).after(A_TICK);

    topology
        .saleTells(Messages.confirmed("e1", "bob"))
        .saleTells(Messages.confirmed("e1", "somebody"))
        .saleTells(Messages.held("e1", "ada"))
        .saleTells(Messages.confirmed("e2", "ada"));

    assertThat(derived(SlotFreed.class)).isEmpty();
  }

  @Test
  void what_is_left_to_sell_is_told_once_and_again_when_it_changes() {
    open("e1", 1);

    topology
        .sectionTells("e1/S1", Messages.section("e1", "S1", 1, 10, 2))
        .sectionTells("e1/S2", Messages.section("e1", "S2", 1, 20, 3))
        .after(FollowSale.BETWEEN)
        .after(FollowSale.BETWEEN)
        .sectionTells("e1/S2", Messages.section("e1", "S2", 2, 19, 4))
        .after(FollowSale.BETWEEN);

    assertThat(derived(SaleSeen.class))
        .containsExactly(
            new SaleSeen(30L, 5L, 0L, 0L, 0L, false, false, 2L, 0L),
            new SaleSeen(29L, 6L, 0L, 0L, 0L, false, false, 3L, 0L));
  }

  @Test
  void what_the_sale_did_is_counted_and_told_once() {
    open("e1", 1);

    topology
        .saleTells(Messages.held("e1", "ada"))
        .saleTells(Messages.held("e1", "bob"))
        .saleTells(Messages.confirmed("e1", "ada"))
        .after(FollowSale.BETWEEN)
        .after(FollowSale.BETWEEN);

    assertThat(derived(SaleSeen.class))
        .containsExactly(new SaleSeen(-1L, 0L, 2L, 2L, 0L, false, false, 0L, 0L));
  }

  @Test
  void a_row_that_was_deleted_is_no_reason_to_stop() {
    open("e1", 1).sectionTells("e1/S1", null).send(Messages.join("e1", "ada"));

    assertThat(happened(PlaceTaken.class)).hasSize(1);
  }

  @Test
  void a_line_is_drained_when_nothing_is_left_and_nothing_can_come_back() {
    open("e1", 1).send(Messages.join("e1", "ada"));
    topology.sectionTells("e1/S1", Messages.section("e1", "S1", 1, 0, 0)).after(FollowSale.BETWEEN);

    QueueState state = topology.after(A_TICK).lastState();

    assertThat(state.getStatus()).isEqualTo(LineStatus.DRAINED);
    assertThat(state.getHeldUpBy()).isEqualTo(HeldUpBy.SOLD_OUT);
    assertThat(state.getSeatsFree()).isZero();
  }

  @Test
  void a_line_is_closed_when_its_sale_ends() {
    open("e1", 1).send(Messages.join("e1", "ada"));
    topology.saleTells(Messages.saleUntil("e1", OPENING.plus(A_MINUTE)));

    assertThat(topology.after(A_TICK).lastState().getStatus()).isEqualTo(LineStatus.OPEN);
    QueueState state = topology.after(A_MINUTE).after(A_TICK).lastState();

    assertThat(state.getStatus()).isEqualTo(LineStatus.CLOSED);
    assertThat(state.getHeldUpBy()).isEqualTo(HeldUpBy.OVER);
  }

  @Test
  void a_week_after_the_sale_the_places_in_its_line_are_forgotten() {
    open("e1", 1).send(Messages.join("e1", "ada")).send(Messages.join("e1", "bob"));
    topology.saleTells(Messages.saleUntil("e1", OPENING.plus(A_MINUTE))).after(FollowSale.BETWEEN);

    topology.after(FollowSale.KEPT);
    assertThat(happened(LineWithdrawn.class)).isEmpty();
    assertThat(topology.placesKept()).isPositive();
    topology.after(A_MINUTE).after(A_TICK);

    assertThat(happened(LineWithdrawn.class)).hasSize(1);
    assertThat(topology.lastState().getStatus()).isEqualTo(LineStatus.CLOSED);
    assertThat(topology.placesKept()).isZero();
  }

  @Test
  void a_week_after_a_cancellation_they_are_forgotten_too() {
    open("e1", 1).send(Messages.join("e1", "ada"));
    topology
        .saleTells(Messages.cancelled("e1", OPENING.plus(FollowSale.KEPT.multipliedBy(9))))
        .after(FollowSale.BETWEEN);

    topology.after(FollowSale.KEPT).after(A_TICK);

    assertThat(topology.placesKept()).isZero();
  }

  @Test
  void a_task_that_may_not_have_read_everything_yet_forgets_nothing() {
    open("e1", 1).send(Messages.join("e1", "ada"));
    topology.saleTells(Messages.saleUntil("e1", OPENING.minus(FollowSale.KEPT)));

    topology.after(FollowSale.BETWEEN).after(FollowSale.CATCHING_UP.minus(A_MINUTE));
    assertThat(happened(LineWithdrawn.class)).isEmpty();
    topology.after(A_MINUTE);

    assertThat(happened(LineWithdrawn.class)).hasSize(1);
  }

  @Test
  void places_taken_in_a_line_set_up_for_a_sale_that_is_long_over_do_not_stay() {
    topology
        .saleTells(Messages.saleUntil("e1", OPENING.minus(FollowSale.KEPT)))
        .after(FollowSale.BETWEEN)
        .after(FollowSale.CATCHING_UP);

    open("e1", 1).send(Messages.join("e1", "ada")).after(FollowSale.BETWEEN).after(A_TICK);

    assertThat(happened(PlaceTaken.class)).hasSize(1);
    assertThat(topology.placesKept()).isZero();
  }

  @Test
  void demand_opens_a_line_that_opens_by_itself() {
    topology.send(Messages.setPolicy("e1", Messages.policy(LineMode.AUTOMATIC, 1, null)));
    IntStream.range(0, 601).forEach(fan -> topology.saleTells(Messages.held("e1", "fan-" + fan)));

    topology.after(FollowSale.BETWEEN);

    assertThat(happened(LineOpened.class)).hasSize(1);
    assertThat(topology.lastState().getGuarded()).isTrue();
  }

  @Test
  void nobody_is_admitted_while_the_owner_of_the_sale_is_far_behind() {
    open("e1", 1).send(Messages.join("e1", "ada")).bookingIsBehind(Duration.ofSeconds(10));

    QueueState state = topology.after(A_TICK).lastState();

    assertThat(state.getHeldUpBy()).isEqualTo(HeldUpBy.BOOKING_LAG);
    assertThat(state.getBookingLagMillis()).isEqualTo(10_000);
    assertThat(happened(Called.class)).isEmpty();
    topology.bookingIsBehind(Duration.ZERO).after(A_TICK);
    assertThat(happened(Called.class)).hasSize(1);
  }

  @Test
  void a_replay_of_the_log_tells_the_same_story() {
    topology.send(Messages.setPolicy("e1", Messages.always(3, OPENING.plus(A_TICK))));
    IntStream.range(0, 30).forEach(fan -> topology.send(Messages.join("e1", "fan-" + fan)));
    topology.sectionTells("e1/S1", Messages.section("e1", "S1", 1, 8, 0));
    for (int tick = 0; tick < 10; tick++) {
      topology.after(A_TICK).saleTells(Messages.confirmed("e1", "fan-" + 3 * tick));
    }
    topology.send(Messages.command("e1", "pause", new Pause())).after(A_MINUTE.multipliedBy(3));
    List<KeyValue<String, QueueEvent>> story = topology.events.readKeyValuesToList();
    List<KeyValue<String, QueueState>> states = topology.states.readKeyValuesToList();

    try (TestTopology other = new TestTopology()) {
      other.replay(topology.commandLog());

      assertThat(other.events.readKeyValuesToList()).isEqualTo(story);
      assertThat(other.states.readKeyValuesToList()).isEqualTo(states);
    }
    assertThat(bodies(story.stream().map(event -> event.value).toList()))
        .hasAtLeastOneElementOfType(Called.class)
        .hasAtLeastOneElementOfType(SlotEnded.class);
  }

  @Test
  void bytes_that_are_no_command_are_set_aside_and_the_next_is_carried_out() {
    open("e1", 1);

    topology.sendBytes("e1", new byte[] {9, 9, 9});
    topology.send(Messages.join("e1", "ada"));

    assertThat(topology.deadLetters.readValuesToList()).containsExactly(new byte[] {9, 9, 9});
    assertThat(happened(PlaceTaken.class)).hasSize(1);
  }

  @Test
  void a_key_without_a_command_is_set_aside_and_the_next_is_carried_out() {
    open("e1", 1);

    topology.sendBytes("e1", null);
    topology.send(Messages.join("e1", "ada"));

    assertThat(reasons()).singleElement(STRING).contains("a key without a command");
    assertThat(happened(PlaceTaken.class)).hasSize(1);
  }

  /** It may be in a partition whose task knows nothing of the line. */
  @Test
  void a_command_under_another_events_key_is_set_aside() {
    open("e1", 1).events.readValuesToList();

    topology.sendBytes("e2", topology.bytes(Messages.join("e1", "ada")));

    assertThat(reasons()).singleElement(STRING).contains("is about e1 and has the key e2");
    assertThat(topology.events.isEmpty()).isTrue();
  }

  @Test
  void a_command_that_contradicts_itself_is_set_aside_with_the_reason() {
    open("e1", 1).events.readValuesToList();

    topology.send(Messages.command("e1", "join-nobody", new Join("")));
    topology.send(Messages.command("e1", "join-zero", new Join("a\0b")));
    topology.send(Messages.command("e1", "join-long", new Join("a".repeat(256))));

    assertThat(reasons())
        .allMatch(reason -> reason.contains("not a possible customer id"))
        .hasSize(3);
    assertThat(topology.events.isEmpty()).isTrue();
  }

  /** Why records were set aside. */
  private List<String> reasons() {
    return topology.deadLetters.readRecordsToList().stream()
        .map(letter -> Objects.requireNonNull(letter.headers().lastHeader("rushline.reason")))
        .map(reason -> new String(reason.value(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void the_longest_name_of_a_fan_can_be_kept() {
    open("e1", 1).send(Messages.join("e1", "語".repeat(Ids.NAME_LENGTH_MAX))).after(A_TICK);

    assertThat(happened(Called.class)).hasSize(1);
  }

  @Test
  void decisions_are_counted_by_command_and_outcome() {
    open("e1", 1)
        .send(Messages.join("e1", "ada"))
        .send(Messages.join("e1", "ada"))
        .send(Messages.join("e2", "ada"))
        .after(A_TICK);

    for (String outcome : List.of("granted", "repeated", "no_line")) {
      assertThat(
              topology
                  .meters
                  .get("rushline.queue.decision")
                  .tags("command", "Join", "outcome", outcome)
                  .timer()
                  .count())
          .isEqualTo(1);
    }
  }
}
