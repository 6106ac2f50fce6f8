package dev.rushline.booking.stores;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.PresaleCode;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.stores.Families.Deadline;
import dev.rushline.booking.stores.Families.OfBooking;
import dev.rushline.booking.stores.Families.OfEvent;
import dev.rushline.booking.stores.Families.OfKey;
import dev.rushline.booking.stores.Families.OfRow;
import dev.rushline.booking.stores.Families.Waiter;
import dev.rushline.booking.stores.SaleStores.SectionRef;
import dev.rushline.booking.stores.StoredWaitlist.LineRef;
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.stores.ValueForm.Nothing;
import dev.rushline.streams.stores.WritableEntries;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The entries of one task's stores; what a decision writes is in them when it is made. */
final class Kept {
  final Staged plans;
  final Staged seats;
  final Staged state;
  final WritableEntries<EventId, SaleTerms> terms;
  final WritableEntries<SectionRef, SectionPlan> sections;
  final WritableEntries<OfEvent, Presale> presales;
  final WritableEntries<EventId, Long> retired;
  final WritableEntries<EventId, String> quarantined;
  final WritableEntries<EventId, SaleClock> clocks;
  final WritableEntries<OfRow, byte[]> rows;
  final WritableEntries<SectionRef, ClaimsCodec.Area> areas;
  final WritableEntries<OfBooking, StoredBooking> bookings;
  final WritableEntries<StoredCustomer.Ref, StoredCustomer> customers;
  final WritableEntries<OfKey, Answer> answers;
  final WritableEntries<OfEvent, PresaleCode> codes;
  final WritableEntries<LineRef, WaitingLines.Line> lines;
  final WritableEntries<EventId, List<WaitingLines.Line>> linesOfBefore;
  final WritableEntries<Waiter, BookingId> waiters;
  final WritableEntries<Deadline, Integer> deadlines;
  final WritableEntries<SectionRef, Nothing> stale;
  final WritableEntries<EventId, Nothing> leftOver;

  Kept(
      KeyValueStore<Bytes, byte[]> planStore,
      KeyValueStore<Bytes, byte[]> seatStore,
      KeyValueStore<Bytes, byte[]> stateStore) {
    plans = new Staged(planStore);
    terms = Families.TERMS.in(plans);
    sections = Families.PLANS.in(plans);
    presales = Families.PRESALES.in(plans);
    retired = Families.RETIRED.in(plans);
    quarantined = Families.QUARANTINED.in(plans);
    seats = new Staged(seatStore);
    clocks = Families.CLOCKS.in(seats);
    rows = Families.ROWS.in(seats);
    areas = Families.AREAS.in(seats);
    state = new Staged(stateStore);
    bookings = Families.BOOKINGS.in(state);
    customers = Families.CUSTOMERS.in(state);
    answers = Families.ANSWERS.in(state);
    codes = Families.CODES.in(state);
    lines = Families.LINES.in(state);
    linesOfBefore = Families.LINES_OF_BEFORE.in(state);
    waiters = Families.WAITERS.in(state);
    deadlines = Families.DEADLINES.in(state);
    stale = Families.STALE.in(state);
    leftOver = Families.LEFT_OVER.in(state);
  }

  /** Writes what the last decision changed into the stores. */
  void save() {
    plans.save();
    seats.save();
    state.save();
  }
}
