package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.DefineSale;
import dev.rushline.schemas.booking.RowPlan;
import dev.rushline.schemas.booking.SeatKind;
import dev.rushline.schemas.booking.SeatRun;
import dev.rushline.schemas.booking.SectionKind;
import dev.rushline.schemas.booking.SectionPlan;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.BareAvro;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log of commands takes, the owner's changelog takes. */
class LargePlanTest {
  private static final int SEATS_A_ROW = 250;
  private static final int ENVELOPE_BYTES = 1_024;

  private final TestTopology topology = new TestTopology();

  @AfterEach
  void close() {
    topology.close();
  }

  /** A run for each seat, in one section: what grows most on its way into the store. */
  @Test
  void the_largest_section_that_can_be_sent_can_be_kept() {
    BookingCommand command = Commands.defineSale("e1", 1, 1, 0);
    List<RowPlan> rows = new ArrayList<>();
    SectionPlan section = new SectionPlan("S1", "Stalls", SectionKind.SEATED, 0, 0, null, rows);
    ((DefineSale) command.getBody()).setSections(List.of(section));
    while (bytes(command) < Topics.COMMAND_BYTES_MAX) {
      for (int i = 0; i < 50; i++) {
        rows.add(rowOfRuns("R" + rows.size()));
      }
    }

    topology.send(command);

    assertThat(topology.events.readValuesToList()).hasSize(1);
    assertThat(largestPlan())
        .isBetween(4_000_000, BookingTopology.STATE_BYTES_MAX - ENVELOPE_BYTES);
  }

  private static int bytes(BookingCommand command) {
    return new BareAvro()
        .of(Topics.BOOKING_COMMANDS)
        .serializer()
        .serialize(Topics.BOOKING_COMMANDS.name(), command)
        .length;
  }

  private static RowPlan rowOfRuns(String id) {
    List<SeatRun> runs = new ArrayList<>();
    for (int seat = 0; seat < SEATS_A_ROW; seat++) {
      runs.add(new SeatRun(1, seat, seat, 1, null, "P1", SeatKind.STANDARD, null));
    }
    return new RowPlan(id, 0, 0, runs);
  }

  private int largestPlan() {
    int largest = 0;
    try (KeyValueIterator<Bytes, byte[]> all = topology.store(BookingTopology.SALE_PLANS).all()) {
      while (all.hasNext()) {
        largest = Math.max(largest, all.next().value.length);
      }
    }
    return largest;
  }
}
