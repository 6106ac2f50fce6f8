package dev.rushline.booking.stores;

import dev.rushline.booking.books.Wish;
import dev.rushline.streams.stores.Input;
import dev.rushline.streams.stores.Output;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/** Encodes wishes that people wait with: those that leave the choice of seats to the sale. */
final class WishCodec {
  private WishCodec() {}

  static void write(Output out, Wish wish) {
    switch (wish) {
      case Wish.BestAvailable best -> {
        out.writeByte('B');
        out.writeInt(best.count());
        Encoding.writeOptional(out, best.section());
        // Equal wishes become equal bytes.
        out.writeTexts(List.copyOf(new TreeSet<>(best.categories())));
        out.writeInt(best.wheelchairs());
        out.writeBoolean(best.split());
      }
      case Wish.StandingPlaces places -> {
        out.writeByte('S');
        out.writeUTF(places.section());
        out.writeInt(places.count());
      }
      case Wish.NamedSeats _ -> throw new IllegalArgumentException("nobody waits for " + wish);
    }
  }

  static Wish read(Input in) {
    return in.readByte() == 'B'
        ? new Wish.BestAvailable(
            in.readInt(),
            Encoding.readOptional(in),
            new LinkedHashSet<>(in.readTexts()),
            in.readInt(),
            in.readBoolean())
        : new Wish.StandingPlaces(in.readUTF(), in.readInt());
  }
}
