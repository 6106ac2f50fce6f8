package dev.rushline.tools.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.booking.topology.CommandReader;
import dev.rushline.schemas.booking.AdoptRules;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.Checkout;
import dev.rushline.schemas.booking.DefineSale;
import dev.rushline.schemas.booking.JoinWaitlist;
import dev.rushline.schemas.booking.PriceCategory;
import dev.rushline.schemas.booking.SectionKind;
import dev.rushline.schemas.booking.SectionPlan;
import dev.rushline.schemas.booking.StandingPlaces;
import dev.rushline.schemas.topics.Partitions;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.BareAvro;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** By which rules a log is decided once more: by those that were in force. */
class RetoldTest {
  private static final String EVENT = "e1";
  private static final int PARTITION = Partitions.of(EVENT, Topics.BOOKING_COMMANDS.partitions());
  private static final Instant OPENING = Instant.parse("2030-01-01T10:00:00Z");
  private static final int WAITING = 12;

  private final Serde<BookingCommand> values = new BareAvro().of(Topics.BOOKING_COMMANDS);
  private final List<ConsumerRecord<String, byte[]>> log = new ArrayList<>();

  @Test
  void by_the_first_ones_until_the_log_says_otherwise() {
    manyAreServed();
    adopt(2, 0);

    assertThat(happenedLast()).isEqualTo(1 + WAITING);
  }

  @Test
  void by_those_that_were_adopted_before() {
    adopt(2, 0);
    manyAreServed();

    assertThat(happenedLast()).isEqualTo(1 + 8);
  }

  /** The log says them again each day. */
  @Test
  void by_those_that_were_in_force_when_the_beginning_of_the_log_is_deleted() {
    manyAreServed();
    adopt(2, 2);

    assertThat(happenedLast()).isEqualTo(1 + 8);
  }

  @Test
  void by_none_that_this_build_does_not_know() {
    adopt(BoxOffice.RULES_VERSION + 1, BoxOffice.RULES_VERSION);

    assertThatThrownBy(() -> Retold.of(EVENT, log, values))
        .hasMessageContaining("run the newer build");
  }

  private int happenedLast() {
    return Retold.of(EVENT, log, values).steps().getLast().decision().events().size();
  }

  private void manyAreServed() {
    append(EVENT, "define-1", sale(1, 1));
    append(EVENT, "hold", new Checkout(EVENT + ".0", "first", "k", print(), places(), null));
    for (int fan = 0; fan < WAITING; fan++) {
      append(
          EVENT,
          "join-" + fan,
          new JoinWaitlist(EVENT + ".w" + fan, "fan-" + fan, "k", print(), places()));
    }
    append(EVENT, "define-2", sale(2, 1 + WAITING));
  }

  private static ByteBuffer print() {
    return ByteBuffer.wrap(new byte[32]);
  }

  private static StandingPlaces places() {
    return new StandingPlaces("PIT", 1);
  }

  private static DefineSale sale(long version, int capacity) {
    return new DefineSale(
        version,
        "EUR",
        OPENING,
        OPENING.plus(Duration.ofDays(1)),
        Duration.ofMinutes(8).toMillis(),
        0L,
        8,
        8,
        null,
        false,
        false,
        null,
        0,
        Duration.ofMinutes(10).toMillis(),
        List.of(new PriceCategory("P1", "Front", 5_000L, null)),
        List.of(new SectionPlan("PIT", "Pit", SectionKind.STANDING, 1, capacity, "P1", List.of())));
  }

  private void adopt(int version, int before) {
    append(CommandReader.RULES_KEY, "rules", new AdoptRules(version, before));
  }

  private void append(String key, String id, SpecificRecord body) {
    byte[] value =
        values
            .serializer()
            .serialize(Topics.BOOKING_COMMANDS.name(), new BookingCommand(key, id, null, body));
    log.add(
        new ConsumerRecord<>(
            Topics.BOOKING_COMMANDS.name(),
            PARTITION,
            log.size(),
            OPENING.toEpochMilli(),
            TimestampType.LOG_APPEND_TIME,
            key.length(),
            value.length,
            key,
            value,
            new RecordHeaders(),
            Optional.empty()));
  }
}
