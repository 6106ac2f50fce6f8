package dev.rushline.tools.lottery;

import dev.rushline.queue.lottery.Draw;
import dev.rushline.queue.lottery.ListDigest;
import dev.rushline.schemas.queue.Called;
import dev.rushline.schemas.queue.EndReason;
import dev.rushline.schemas.queue.GatheringBegan;
import dev.rushline.schemas.queue.LineOpened;
import dev.rushline.schemas.queue.LineRetired;
import dev.rushline.schemas.queue.LineWithdrawn;
import dev.rushline.schemas.queue.ListClosed;
import dev.rushline.schemas.queue.PlaceLeft;
import dev.rushline.schemas.queue.PlaceTaken;
import dev.rushline.schemas.queue.PlaceTakenAgain;
import dev.rushline.schemas.queue.QueueEvent;
import dev.rushline.schemas.queue.SlotEnded;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;

/** Writes what a line that goes by the rules tells of itself, and lets a test forge it. */
final class LineLog {
  static final String EVENT = "event-1";
  static final int PARTITION = 4;
  private static final Instant AT = Instant.parse("2030-05-01T20:00:00Z");

  /** What is told, in the order of the log: the offset is the index. */
  final List<SpecificRecord> told = new ArrayList<>();

  private final List<String> fans = new ArrayList<>();
  private byte[] digest = ListDigest.start(EVENT);
  private byte[] seed;
  private byte[] closedDigest;
  private long drawn;

  LineLog gather(String secret) {
    seed = secret.getBytes(StandardCharsets.UTF_8);
    return tell(new GatheringBegan(ByteBuffer.wrap(Draw.hashOf(seed))));
  }

  LineLog join(String... customers) {
    for (String customer : customers) {
      long arrival = fans.size();
      digest = ListDigest.with(digest, arrival, customer);
      fans.add(customer);
      tell(new PlaceTaken(customer, arrival, ByteBuffer.wrap(digest)));
    }
    return this;
  }

  LineLog joinAgain(String customer) {
    return tell(new PlaceTakenAgain(customer, (long) fans.lastIndexOf(customer)));
  }

  LineLog leave(String customer) {
    return tell(new PlaceLeft(customer, (long) fans.lastIndexOf(customer)));
  }

  LineLog endSlot(String customer) {
    return tell(new SlotEnded(customer, (long) fans.lastIndexOf(customer), EndReason.CONFIRMED));
  }

  LineLog close() {
    closedDigest = digest;
    drawn = fans.size();
    return tell(new ListClosed(drawn, ByteBuffer.wrap(digest), ByteBuffer.wrap(Draw.hashOf(seed))));
  }

  LineLog openDrawn() {
    return tell(new LineOpened(drawn, ByteBuffer.wrap(seed)));
  }

  LineLog openWithoutDraw() {
    return tell(new LineOpened(0L, null));
  }

  LineLog call(long... numbers) {
    for (long number : numbers) {
      long arrival = arrivalOf(number);
      tell(new Called(fans.get((int) arrival), arrival, number, AT));
    }
    return this;
  }

  LineLog withdraw() {
    fans.clear();
    digest = ListDigest.start(EVENT);
    drawn = 0;
    return tell(new LineWithdrawn());
  }

  LineLog retire() {
    fans.clear();
    digest = ListDigest.start(EVENT);
    drawn = 0;
    return tell(new LineRetired());
  }

  private LineLog tell(SpecificRecord body) {
    told.add(body);
    return this;
  }

  long arrivalOf(long number) {
    return number < drawn ? new Draw(seed, closedDigest, drawn).arrivalOf(number) : number;
  }

  /** Who has a number. */
  String fanWith(long number) {
    return fans.get((int) arrivalOf(number));
  }

  /** The offset of the first record of this kind, counted from 0. */
  <T extends SpecificRecord> int offsetOf(Class<T> kind, Predicate<T> which) {
    return (int)
        LongStream.range(0, told.size())
            .filter(at -> kind.isInstance(told.get((int) at)))
            .filter(at -> which.test(kind.cast(told.get((int) at))))
            .findFirst()
            .orElseThrow();
  }

  int offsetOfCall(long number) {
    return offsetOf(Called.class, call -> call.getNumber() == number);
  }

  ToldDraw check() {
    return check(Optional.empty());
  }

  ToldDraw check(Optional<String> fan) {
    ToldDraw draw = new ToldDraw(EVENT, fan);
    for (int offset = 0; offset < told.size(); offset++) {
      draw.tell(
          new QueueEvent(
              EVENT,
              offset + 1L,
              AT,
              "command-" + offset,
              0,
              (long) offset,
              null,
              told.get(offset)),
          PARTITION,
          offset);
    }
    return draw;
  }
}
