package dev.rushline.booking.stores;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.PresaleCode;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.stores.SaleStores.SectionRef;
import dev.rushline.booking.stores.StoredWaitlist.LineRef;
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.stores.Family;
import dev.rushline.streams.stores.KeyForm;
import dev.rushline.streams.stores.ValueForm;
import dev.rushline.streams.stores.ValueForm.Nothing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;

/** What is kept in the stores: a field for each kind of entry, with its key and its end. */
final class Families {
  private static final KeyForm<EventId> EVENT = KeyForm.text(EventId::text, EventId::new);

  private static final KeyForm<SectionRef> SECTION =
      KeyForm.of(
          (section, key) -> key.text(section.eventId().text()).text(section.sectionId()),
          key -> new SectionRef(new EventId(key.text()), key.text()));

  private static final KeyForm<OfEvent> OF_EVENT =
      KeyForm.of(
          (id, key) -> key.text(id.event.text()).text(id.name),
          key -> new OfEvent(new EventId(key.text()), key.text()));

  private static final ValueForm<String> TEXT =
      ValueForm.of(
          text -> text.getBytes(StandardCharsets.UTF_8),
          value -> new String(value, StandardCharsets.UTF_8));

  private static final ValueForm<Long> NUMBER =
      ValueForm.of(
          number -> ByteBuffer.allocate(Long.BYTES).putLong(number).array(),
          value -> ByteBuffer.wrap(value).getLong());

  // In the store of plans.

  // [event] => SaleTerms; 1 for each sale; until it is retired
  static final Family<EventId, SaleTerms> TERMS =
      new Family<>('T', EVENT, ValueForm.of(PlanCodec::encode, PlanCodec::decodeTerms));

  // [event, section] => what there is in it; 1 for each section; until the sale is retired
  static final Family<SectionRef, SectionPlan> PLANS =
      new Family<>('P', SECTION, ValueForm.of(PlanCodec::encode, PlanCodec::decodePlan));

  // [event, presale] => when it is; 1 for each presale; until the sale is retired
  static final Family<OfEvent, Presale> PRESALES =
      new Family<>('L', OF_EVENT, ValueForm.of(PlanCodec::encode, PlanCodec::decodePresale));

  // [event] => the catalogue's version of a sale that was retired; 1 for each; stays
  static final Family<EventId, Long> RETIRED = new Family<>('E', EVENT, NUMBER);

  // [event] => why nothing of the event is decided; 1 for each in quarantine; until it is taken up
  static final Family<EventId, String> QUARANTINED = new Family<>('F', EVENT, TEXT);

  // [".rules"] => the rules in force, by KeptRules; 1; stays
  static final Family<String, byte[]> RULES = named('V');

  // In the store of seats.

  // [".log"] => the last command that was decided, by DecidedLog; 1; stays
  static final Family<String, byte[]> LOGS = named('O');

  // [event] => SaleClock; 1 for each event of which anything was decided; stays
  static final Family<EventId, SaleClock> CLOCKS =
      new Family<>('C', EVENT, ValueForm.of(ClaimsCodec::encode, ClaimsCodec::decodeClock));

  // [event, section] => places taken of a standing area; 1 for each; until the sale is retired
  static final Family<SectionRef, ClaimsCodec.Area> AREAS =
      new Family<>('A', SECTION, ValueForm.of(ClaimsCodec::encode, ClaimsCodec::decodeArea));

  // [event, section, row] => who has what in it, by ClaimsCodec, which leaves the event out of the
  // ids of bookings; 1 for each row of which somebody has something; until nobody does
  static final Family<OfRow, byte[]> ROWS =
      new Family<>(
          'R',
          KeyForm.of(
              (id, key) -> key.text(id.event.text()).text(id.section).text(id.row),
              key -> new OfRow(new EventId(key.text()), key.text(), key.text())),
          ValueForm.bytes());

  // In the store of all else.

  // [event, booking] => booking, and answers that granted it; 1 for each; until its sale is retired
  static final Family<OfBooking, StoredBooking> BOOKINGS =
      new Family<>(
          'B',
          KeyForm.of(
              (id, key) -> key.text(id.event.text()).text(id.booking.text()),
              key -> new OfBooking(new EventId(key.text()), new BookingId(key.text()))),
          ValueForm.of(BookingCodec::encode, BookingCodec::decodeBooking));

  // [event, customer] => what they have, and where the last answers are; 1 for each customer; until
  // the sale is retired
  static final Family<StoredCustomer.Ref, StoredCustomer> CUSTOMERS =
      new Family<>(
          'U',
          KeyForm.of(
              (id, key) -> key.text(id.event().text()).text(id.customer().text()),
              key -> new StoredCustomer.Ref(new EventId(key.text()), new CustomerId(key.text()))),
          ValueForm.of(CustomerCodec::encode, CustomerCodec::decode));

  // [event, customer, key] => Answer; 1 for each idempotency key whose answer is nowhere else;
  // until the sale is retired
  static final Family<OfKey, Answer> ANSWERS =
      new Family<>(
          'K',
          KeyForm.of(
              (id, key) -> key.text(id.event.text()).text(id.customer.text()).text(id.key),
              key -> new OfKey(new EventId(key.text()), new CustomerId(key.text()), key.text())),
          ValueForm.of(BookingCodec::encode, BookingCodec::decodeAnswer));

  // [event, hash] => a presale's code, and what of it is used; 1 for each; until the sale is
  // retired
  static final Family<OfEvent, PresaleCode> CODES =
      new Family<>(
          'Q', OF_EVENT, ValueForm.of(BookingCodec::encode, BookingCodec::decodePresaleCode));

  // [event, line] => what people of that line wait for, and how many; 1 for each wish that somebody
  // waits for; until nobody does
  static final Family<LineRef, WaitingLines.Line> LINES =
      new Family<>(
          'N',
          KeyForm.of(
              (line, key) -> key.text(line.event().text()).number(line.line()),
              key -> new LineRef(new EventId(key.text()), (int) key.number())),
          ValueForm.of(WaitingLines::encode, WaitingLines::decode));

  // [event] => all lines in one value, as builds before layout 7 wrote them; until the next change.
  // Its key is the beginning of those of LINES.
  static final Family<EventId, List<WaitingLines.Line>> LINES_OF_BEFORE =
      new Family<>('N', EVENT, ValueForm.of(WaitingLines::encodeAll, WaitingLines::decodeAll));

  // [event, line, version] => booking that waits in that line since that version; 1 for each wait;
  // until it ends
  static final Family<Waiter, BookingId> WAITERS =
      new Family<>(
          'W',
          KeyForm.of(
              (id, key) -> key.text(id.line.event().text()).number(id.line.line()).hex(id.version),
              key ->
                  new Waiter(new LineRef(new EventId(key.text()), (int) key.number()), key.hex())),
          ValueForm.of(
              booking -> TEXT.encode(booking.text()), value -> new BookingId(TEXT.decode(value))));

  // [event, deadline, booking] => epoch of the hold that ends then, 0 for a wait; 1 for each; until
  // it ends
  static final Family<Deadline, Integer> DEADLINES =
      new Family<>(
          'D',
          KeyForm.of(
              (id, key) -> key.text(id.event.text()).time(id.at).text(id.booking.text()),
              key -> new Deadline(new EventId(key.text()), key.time(), new BookingId(key.text()))),
          ValueForm.of(ClaimsCodec::encodeEpoch, ClaimsCodec::decodeEpoch));

  // [event, section] => nothing; 1 for each whose availability changed; until it is published
  static final Family<SectionRef, Nothing> STALE = new Family<>('X', SECTION, Nothing.MORE);

  // [event] => nothing; 1 for each retired sale; until all its records are deleted
  static final Family<EventId, Nothing> LEFT_OVER = new Family<>('G', EVENT, Nothing.MORE);

  /** Something of an event that has a name. */
  record OfEvent(EventId event, String name) {}

  /** A row of a section. */
  record OfRow(EventId event, String section, String row) {}

  /** A booking of an event. */
  record OfBooking(EventId event, BookingId booking) {}

  /** A request of a customer. */
  record OfKey(EventId event, CustomerId customer, String key) {}

  /** Somebody in a line, who came with this version of the sale. */
  record Waiter(LineRef line, long version) {}

  /** When a hold or a wait ends. */
  record Deadline(EventId event, Instant at, BookingId booking) {}

  private Families() {}

  /** The event of any key, whole or not: its first part. Empty when that names nothing. */
  static Optional<EventId> eventOf(Bytes key) {
    byte[] bytes = key.get();
    int end = 1;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    String text = new String(bytes, 1, end - 1, StandardCharsets.UTF_8);
    return text.isEmpty() ? Optional.empty() : Optional.of(new EventId(text));
  }

  private static Family<String, byte[]> named(char tag) {
    return new Family<>(
        tag, KeyForm.text(Function.identity(), Function.identity()), ValueForm.bytes());
  }
}
