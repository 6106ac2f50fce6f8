package dev.rushline.booking.stores;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.CustomerTally;
import dev.rushline.booking.stores.StoredCustomer.Last;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.streams.stores.Input;
import dev.rushline.streams.stores.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Encodes what customers have. */
final class CustomerCodec {
  private CustomerCodec() {}

  static byte[] encode(StoredCustomer customer) {
    return Encoding.write(
        out -> {
          CustomerTally tally = customer.tally();
          out.writeInt(tally.held());
          out.writeInt(tally.bought());
          Encoding.writeBookings(out, tally.openHolds());
          Encoding.writeCounts(out, tally.byCategory());
          Encoding.writeOptional(out, tally.waiting().map(BookingId::text));
          out.writeBoolean(customer.hasOlder());
          out.writeInt(customer.last().size());
          customer
              .last()
              .forEach(
                  (key, where) -> {
                    out.writeUTF(key);
                    write(out, where);
                  });
        });
  }

  private static void write(Output out, Last where) {
    switch (where) {
      case Last.WithBooking(BookingId bookingId) -> {
        out.writeBoolean(true);
        out.writeUTF(bookingId.text());
      }
      case Last.Here(Answer answer) -> {
        out.writeBoolean(false);
        BookingCodec.write(out, answer);
      }
    }
  }

  static StoredCustomer decode(byte[] value) {
    return Encoding.read(
        value,
        in -> {
          CustomerTally tally = readTally(in);
          boolean hasOlder = in.readBoolean();
          SequencedMap<String, Last> last = new LinkedHashMap<>();
          int size = in.readInt();
          for (int i = 0; i < size; i++) {
            last.put(in.readUTF(), readLast(in));
          }
          return new StoredCustomer(tally, last, hasOlder);
        });
  }

  private static Last readLast(Input in) {
    return in.readBoolean()
        ? new Last.WithBooking(new BookingId(in.readUTF()))
        : new Last.Here(BookingCodec.readAnswer(in));
  }

  private static CustomerTally readTally(Input in) {
    int held = in.readInt();
    int bought = in.readInt();
    List<BookingId> openHolds = Encoding.readBookings(in);
    return new CustomerTally(
        held,
        bought,
        Encoding.readCounts(in),
        openHolds,
        Encoding.readOptional(in).map(BookingId::new));
  }
}
