package dev.rushline.queue.stores;

import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.stores.SaleStores.DoneFan;
import dev.rushline.queue.stores.SaleStores.Section;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.stores.Family;
import dev.rushline.streams.stores.KeyForm;
import dev.rushline.streams.stores.ValueForm;
import dev.rushline.streams.stores.ValueForm.Nothing;
import java.time.Instant;
import java.util.function.Function;

/** What is kept in the stores: a field for each kind of entry, with its key and its end. */
final class Families {
  private static final KeyForm<EventId> EVENT = KeyForm.text(EventId::text, EventId::new);

  // In the store of lines.

  // [topic] => how far it is read, by DecidedLog; 1 for each topic with an order; stays
  static final Family<String, byte[]> LOGS = named('O');

  // [".rules"] => the rules in force, by KeptRules; 1; stays
  static final Family<String, byte[]> RULES = named('V');

  // [event] => Line; 1 for each that was ever told of; stays, for it counts rounds and epochs
  static final Family<EventId, Line> LINES = new Family<>('L', EVENT, LineCodec.LINE);

  // [event] => nothing; 1 for each line of which places of former rounds may be left; until none is
  static final Family<EventId, Nothing> FORMER_ROUNDS = new Family<>('R', EVENT, Nothing.MORE);

  // In the store of places.

  // [event, customer] => FanPlace, the last one; 1 for each fan; until its round is forgotten
  static final Family<Fan, FanPlace> FANS =
      new Family<>(
          'F',
          KeyForm.of(
              (fan, key) -> key.text(fan.event.text()).text(fan.customer.text()),
              key -> new Fan(new EventId(key.text()), new CustomerId(key.text()))),
          LineCodec.PLACE);

  // [event, round, arrival] => CustomerId; 1 for each fan who waits; until the fan does not
  static final Family<Arrival, CustomerId> WAITING =
      new Family<>(
          'A',
          KeyForm.of(
              (fan, key) -> key.text(fan.event.text()).number(fan.round).hex(fan.arrival),
              key -> new Arrival(new EventId(key.text()), (int) key.number(), key.hex())),
          LineCodec.CUSTOMER);

  // [event, round, deadline, customer] => nothing; 1 for each slot; until it ends
  static final Family<Deadline, Nothing> DEADLINES =
      new Family<>(
          'D',
          KeyForm.of(
              (slot, key) ->
                  key.text(slot.event.text())
                      .number(slot.round)
                      .time(slot.at)
                      .text(slot.customer.text()),
              key ->
                  new Deadline(
                      new EventId(key.text()),
                      (int) key.number(),
                      key.time(),
                      new CustomerId(key.text()))),
          Nothing.MORE);

  // In the store of sales.

  // [event, section] => what is free in it; 1 for each section; until the sale is retired
  static final Family<SectionName, Section> SECTIONS =
      new Family<>(
          'S',
          KeyForm.of(
              (section, key) -> key.text(section.event.text()).text(section.section),
              key -> new SectionName(new EventId(key.text()), key.text())),
          Section.FORM);

  // [event] => SeenSale; 1 for each sale; until it is retired
  static final Family<EventId, SeenSale> SALES = new Family<>('E', EVENT, SeenSale.FORM);

  // [event] => nothing; 1 for each retired sale; until its line has heard it
  static final Family<EventId, Nothing> RETIRED = new Family<>('R', EVENT, Nothing.MORE);

  // [event, customer, round, arrival] => nothing; 1 for each slot that its fan is done with; until
  // the line has heard it
  static final Family<DoneFan, Nothing> DONE =
      new Family<>(
          'X',
          KeyForm.of(
              (fan, key) ->
                  key.text(fan.eventId().text())
                      .text(fan.customerId().text())
                      .number(fan.round())
                      .number(fan.arrival()),
              key ->
                  new DoneFan(
                      new EventId(key.text()),
                      new CustomerId(key.text()),
                      (int) key.number(),
                      key.number())),
          Nothing.MORE);

  /** A fan of an event's line. */
  record Fan(EventId event, CustomerId customer) {}

  /** How many joined a round of an event's line before somebody. */
  record Arrival(EventId event, int round, long arrival) {}

  /** When a fan's slot ends. */
  record Deadline(EventId event, int round, Instant at, CustomerId customer) {}

  /** A section of an event. */
  record SectionName(EventId event, String section) {}

  private Families() {}

  private static Family<String, byte[]> named(char tag) {
    return new Family<>(
        tag, KeyForm.text(Function.identity(), Function.identity()), ValueForm.bytes());
  }
}
