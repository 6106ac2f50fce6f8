package dev.rushline.booking.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.stores.Families.Deadline;
import dev.rushline.booking.stores.Families.OfBooking;
import dev.rushline.booking.stores.Families.OfEvent;
import dev.rushline.booking.stores.Families.OfKey;
import dev.rushline.booking.stores.Families.OfRow;
import dev.rushline.booking.stores.Families.Waiter;
import dev.rushline.booking.stores.SaleStores.SectionRef;
import dev.rushline.booking.stores.StoredWaitlist.LineRef;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.stores.Family;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Keys as installations have them on their disks: a key that changes is an entry that is lost. */
class FamiliesTest {
  private static final EventId EVENT = new EventId("ev");
  private static final CustomerId FAN = new CustomerId("fan");
  private static final BookingId BOOKING = new BookingId("ev.b");

  /** 1,000,000,000,000 ms: 0xE8D4A51000. */
  private static final Instant AT = Instant.ofEpochMilli(1_000_000_000_000L);

  static final List<Arguments> KEYS =
      List.of(
          kept(Families.TERMS, EVENT, "Tev|"),
          kept(Families.PLANS, new SectionRef(EVENT, "S1"), "Pev|S1|"),
          kept(Families.PRESALES, new OfEvent(EVENT, "fans"), "Lev|fans|"),
          kept(Families.RETIRED, EVENT, "Eev|"),
          kept(Families.QUARANTINED, EVENT, "Fev|"),
          kept(Families.RULES, ".rules", "V.rules|"),
          kept(Families.LOGS, ".log", "O.log|"),
          kept(Families.CLOCKS, EVENT, "Cev|"),
          kept(Families.ROWS, new OfRow(EVENT, "S1", "A"), "Rev|S1|A|"),
          kept(Families.AREAS, new SectionRef(EVENT, "S1"), "Aev|S1|"),
          kept(Families.BOOKINGS, new OfBooking(EVENT, BOOKING), "Bev|ev.b|"),
          kept(Families.CUSTOMERS, new StoredCustomer.Ref(EVENT, FAN), "Uev|fan|"),
          kept(Families.ANSWERS, new OfKey(EVENT, FAN, "key-1"), "Kev|fan|key-1|"),
          kept(Families.CODES, new OfEvent(EVENT, "hash"), "Qev|hash|"),
          kept(Families.LINES, new LineRef(EVENT, 12), "Nev|12|"),
          kept(Families.LINES_OF_BEFORE, EVENT, "Nev|"),
          kept(
              Families.WAITERS,
              new Waiter(new LineRef(EVENT, 12), 255),
              "Wev|12|00000000000000ff|"),
          kept(
              Families.DEADLINES,
              new Deadline(EVENT, AT, BOOKING),
              "Dev|###\u00e8\u00d4\u00a5\u0010#ev.b|"),
          kept(Families.STALE, new SectionRef(EVENT, "S1"), "Xev|S1|"),
          kept(Families.LEFT_OVER, EVENT, "Gev|"));

  /** In the key | and # are zero bytes. */
  private static <K> Arguments kept(Family<K, ?> family, K said, String key) {
    return Arguments.of(family, said, key);
  }

  @ParameterizedTest
  @FieldSource("KEYS")
  <K> void a_key_is_where_it_ever_was_and_is_read_again(Family<K, ?> family, K said, String key) {
    byte[] bytes = key.replace('|', '\0').replace('#', '\0').getBytes(StandardCharsets.ISO_8859_1);

    assertThat(family.key(said)).isEqualTo(Bytes.wrap(bytes));
    assertThat(family.read(family.key(said))).isEqualTo(said);
    assertThat(Families.eventOf(family.key(said)))
        .contains(new EventId(key.substring(1, key.indexOf('|'))));
  }

  @Test
  void the_line_of_before_comes_before_all_lines_of_its_event_and_of_no_other() {
    Bytes from = Families.LINES_OF_BEFORE.after(EVENT);
    Bytes to = Families.LINES.to(key -> key.text(EVENT.text()));

    assertThat(Families.LINES_OF_BEFORE.key(EVENT)).isLessThan(from);
    assertThat(Families.LINES.key(new LineRef(EVENT, 0))).isBetween(from, to);
    assertThat(Families.LINES.key(new LineRef(EVENT, Integer.MAX_VALUE))).isBetween(from, to);
    assertThat(Families.LINES.key(new LineRef(new EventId("ev1"), 0))).isGreaterThan(to);
    assertThat(Families.LINES.key(new LineRef(new EventId("e"), 0))).isLessThan(from);
  }
}
