package dev.rushline.booking.topology;

import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.hall.Section;
import dev.rushline.booking.hall.StandingArea;
import dev.rushline.booking.stores.SaleStores;
import dev.rushline.booking.stores.SaleStores.SectionRef;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Alarm;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/**
 * Tells everybody what is free, once per changed section and tick, however many bookings it had.
 */
final class PublishAvailability {
  private static final Logger LOG = Logger.getLogger(PublishAvailability.class);

  /** Seat maps are at most this far behind, beside the way of the record. */
  static final Duration TICK = Duration.ofMillis(250);

  /** Bounds one tick; a section of 500 seats is about 600 bytes. The rest follows next tick. */
  static final int SECTIONS_PER_TICK_MAX = 1_000;

  private final ProcessorContext<String, SpecificRecord> context;
  private final SaleStores stores;
  private final Alarm alarm;

  PublishAvailability(ProcessorContext<String, SpecificRecord> context, SaleStores stores) {
    this.context = context;
    this.stores = stores;
    this.alarm = new Alarm(context, this::publish);
  }

  /** Publishes within a tick if there is anything to publish; costs nothing if there is not. */
  void soon() {
    if (!alarm.isSet() && stores.hasStaleSections()) {
      alarm.within(TICK);
    }
  }

  void stop() {
    alarm.turnOff();
  }

  private void publish(long nowMillis) {
    for (SectionRef ref : stores.takeStaleSections(SECTIONS_PER_TICK_MAX)) {
      SaleState state = stores.ofEvent(ref.eventId());
      read(ref, state, nowMillis)
          .ifPresent(
              value -> {
                forward(ref, value, nowMillis);
                if (state.terms().isEmpty()) {
                  // Retired: of no use to those who come later.
                  forward(ref, null, nowMillis);
                }
              });
    }
    soon();
  }

  /**
   * Empty after a fault of the event, which is no reason to tell nothing of others. It is found
   * again when the section is asked for, and the event is published anew once it is resumed.
   */
  private Optional<SectionAvailability> read(SectionRef ref, SaleState state, long nowMillis) {
    try {
      return Optional.of(
          state
              .terms()
              .flatMap(_ -> state.section(ref.sectionId()))
              .map(section -> availability(ref, section, state, nowMillis))
              .orElseGet(() -> nothing(ref, state, nowMillis)));
    } catch (KafkaException e) {
      // The fault of a store.
      throw e;
    } catch (RuntimeException fault) {
      LOG.errorf(
          fault,
          "availability cannot be told eventId=%s sectionId=%s",
          ref.eventId(),
          ref.sectionId());
      return Optional.empty();
    }
  }

  private void forward(SectionRef ref, SectionAvailability value, long nowMillis) {
    context.forward(
        new Record<>(ref.eventId() + "/" + ref.sectionId(), value, nowMillis),
        Topics.EVENT_AVAILABILITY.name());
  }

  /** A section that is no longer sold: a value, since tables cannot tell a deletion. */
  private SectionAvailability nothing(SectionRef ref, SaleState state, long nowMillis) {
    return message(ref, state, nowMillis, 0, 0, 0, 0, new byte[0]);
  }

  private SectionAvailability availability(
      SectionRef ref, Section section, SaleState state, long nowMillis) {
    byte[] codes =
        switch (section) {
          case SeatedSection seated -> seated.codes();
          case StandingArea _ -> new byte[0];
        };
    return message(
        ref,
        state,
        nowMillis,
        section.free(),
        section.held(),
        section.sold(),
        section.heldBack(),
        codes);
  }

  private SectionAvailability message(
      SectionRef ref,
      SaleState state,
      long nowMillis,
      int free,
      int held,
      int sold,
      int heldBack,
      byte[] codes) {
    return new SectionAvailability(
        ref.eventId().text(),
        ref.sectionId(),
        state.clock().version(),
        state
            .terms()
            .map(SaleTerms::saleVersion)
            .orElseGet(() -> stores.retiredVersion(ref.eventId())),
        Instant.ofEpochMilli(nowMillis),
        free,
        held,
        sold,
        heldBack,
        ByteBuffer.wrap(codes));
  }
}
