package dev.rushline.edge.payment;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rushline.edge.vocabulary.AnyBody;
import dev.rushline.schemas.booking.BookingEvent;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What bookings say about payments. */
class FollowBookingsTest {
  static Stream<SpecificRecord> eventsOfSales() {
    return AnyBody.ofEach(BookingEvent.getClassSchema());
  }

  /** One that is not named would end the reading of all. */
  @ParameterizedTest
  @MethodSource("eventsOfSales")
  void every_event_of_a_sale_is_seen_or_passed_over_by_name(SpecificRecord body) {
    BookingEvent told = new BookingEvent();
    told.setBody(body);

    assertThatCode(() -> new FollowBookings.Outcomes().add(told)).doesNotThrowAnyException();
  }
}
