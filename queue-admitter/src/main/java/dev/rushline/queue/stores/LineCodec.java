package dev.rushline.queue.stores;

import dev.rushline.queue.line.EndReason;
import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineMode;
import dev.rushline.queue.line.LinePolicy;
import dev.rushline.queue.line.Lottery;
import dev.rushline.queue.line.Pace;
import dev.rushline.queue.line.Phase;
import dev.rushline.queue.line.PlaceStatus;
import dev.rushline.queue.line.Places;
import dev.rushline.queue.line.Round;
import dev.rushline.queue.line.SaleFacts;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.streams.stores.Input;
import dev.rushline.streams.stores.Output;
import dev.rushline.streams.stores.ValueForm;
import dev.rushline.streams.stores.ValueLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lines and places as bytes. */
final class LineCodec {
  private static final String IDLE = "IDLE";
  private static final String GATHERING = "GATHERING";
  private static final String OPEN = "OPEN";

  /** What is of a former one is said where it is read. */
  static final ValueLayout LAYOUT = new ValueLayout(1, 3);

  static final ValueForm<Line> LINE = LAYOUT.of(LineCodec::writeLine, LineCodec::readLine);
  static final ValueForm<FanPlace> PLACE = LAYOUT.of(LineCodec::writePlace, LineCodec::readPlace);
  static final ValueForm<CustomerId> CUSTOMER =
      LAYOUT.of(
          (customer, out) -> out.writeUTF(customer.text()), in -> new CustomerId(in.readUTF()));

  private LineCodec() {}

  private static void writeLine(Line line, Output out) {
    Round round = line.round();
    out.writeLong(line.version());
    out.writeTime(line.now());
    write(out, line.policy());
    out.writeUTF(name(round.phase()));
    out.writeBoolean(round.paused());
    out.writeInt(line.epoch());
    out.writeInt(round.number());
    write(out, round.places());
    out.writeOptional(seed(round.phase()), Output::writeUTF);
    out.writeUTF(round.listDigest());
    write(out, round.phase().order());
    write(out, line.sale());
    write(out, line.pace());
    out.writeOptional(round.message(), Output::writeUTF);
  }

  private static Line readLine(Input in) {
    long version = in.readLong();
    Instant now = in.readTime();
    LinePolicy policy = readPolicy(in);
    String phase = in.readUTF();
    boolean paused = in.readBoolean();
    int epoch = in.readInt();
    int number = in.readInt();
    Places places = readPlaces(in);
    Optional<String> seed = in.readOptional(Input::readUTF);
    String listDigest = in.readUTF();
    Phase reached = phase(phase, seed, readOrder(in, seed));
    SaleFacts sale = readSale(in);
    Pace pace = readPace(in);
    Round round =
        new Round(number, reached, paused, places, listDigest, in.readOptional(Input::readUTF));
    return new Line(version, now, policy, epoch, round, sale, pace);
  }

  private static String name(Phase phase) {
    return switch (phase) {
      case Phase.Idle _ -> IDLE;
      // Only one of them has a draw.
      case Phase.Gathering _, Phase.Drawn _ -> GATHERING;
      case Phase.Open _ -> OPEN;
    };
  }

  private static Phase phase(String name, Optional<String> seed, Optional<Lottery> order) {
    return switch (name) {
      case IDLE -> new Phase.Idle();
      case GATHERING ->
          order.isPresent()
              ? new Phase.Drawn(order.get())
              : new Phase.Gathering(seed.orElseThrow());
      case OPEN -> new Phase.Open(order);
      default -> throw new IllegalStateException("a line in a phase that nobody knows: " + name);
    };
  }

  private static Optional<String> seed(Phase phase) {
    return phase instanceof Phase.Gathering(String seed)
        ? Optional.of(seed)
        : phase.order().map(Lottery::seed);
  }

  private static void writePlace(FanPlace place, Output out) {
    out.writeUTF(place.customerId().text());
    out.writeInt(place.round());
    out.writeLong(place.arrival());
    out.writeTime(place.joinedAt());
    out.writeUTF(place.status().name());
    out.writeOptional(place.deadline(), Output::writeTime);
    out.writeOptional(place.endedWhy().map(EndReason::name), Output::writeUTF);
    out.writeInt(place.rejoins());
  }

  /** Before the third layout nobody counted who joins again. */
  private static FanPlace readPlace(Input in) {
    return new FanPlace(
        new CustomerId(in.readUTF()),
        in.readInt(),
        in.readLong(),
        in.readTime(),
        PlaceStatus.valueOf(in.readUTF()),
        in.readOptional(Input::readTime),
        in.readOptional(Input::readUTF).map(EndReason::valueOf),
        in.isSince(3) ? in.readInt() : 0);
  }

  private static void write(Output out, LinePolicy policy) {
    out.writeUTF(policy.mode().name());
    out.writeInt(policy.targetInside());
    out.writeInt(policy.ratePerMinute());
    out.writeInt(policy.demandThreshold());
    out.writeOptional(policy.opensAt(), Output::writeTime);
    out.writeLong(policy.claimTtl().toMillis());
    out.writeLong(policy.slotTtl().toMillis());
    out.writeTexts(policy.bypassGroups());
  }

  private static LinePolicy readPolicy(Input in) {
    return new LinePolicy(
        LineMode.valueOf(in.readUTF()),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readOptional(Input::readTime),
        Duration.ofMillis(in.readLong()),
        Duration.ofMillis(in.readLong()),
        in.readTexts());
  }

  private static void write(Output out, Places places) {
    out.writeLong(places.joined());
    out.writeLong(places.serving());
    out.writeLong(places.waiting());
    out.writeLong(places.gone());
    out.writeLong(places.called());
    out.writeLong(places.inside());
    out.writeLong(places.admitted());
    out.writeLong(places.shownUp());
    out.writeLong(places.noShows());
  }

  private static Places readPlaces(Input in) {
    return new Places(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  /** The seed is written before: it is there as soon as fans gather. */
  private static void write(Output out, Optional<Lottery> order) {
    out.writeOptional(order.map(Lottery::listDigest), Output::writeUTF);
    out.writeLong(order.map(Lottery::drawn).orElse(0L));
  }

  private static Optional<Lottery> readOrder(Input in, Optional<String> seed) {
    Optional<String> listDigest = in.readOptional(Input::readUTF);
    long drawn = in.readLong();
    return listDigest.map(digest -> new Lottery(seed.orElseThrow(), digest, drawn));
  }

  private static void write(Output out, SaleFacts sale) {
    out.writeLong(sale.free());
    out.writeLong(sale.held());
    out.writeLong(sale.requests());
    out.writeLong(sale.sold());
    out.writeLong(sale.cameBack());
    out.writeBoolean(sale.over());
    out.writeLong(sale.lagMillis());
    out.writeLong(sale.sectionsVersion());
    out.writeLong(sale.termsVersion());
  }

  /** In the first layout there were no totals of requests and no versions. */
  private static SaleFacts readSale(Input in) {
    boolean first = !in.isSince(2);
    return new SaleFacts(
        in.readLong(),
        in.readLong(),
        first ? 0 : in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        in.readLong(),
        first ? 0 : in.readLong(),
        first ? 0 : in.readLong());
  }

  private static void write(Output out, Pace pace) {
    out.writeTime(pace.at());
    out.writeTime(pace.since());
    out.writeDouble(pace.lastMinute());
    out.writeDouble(pace.lastFive());
    out.writeDouble(pace.demand());
    out.writeDouble(pace.credit());
  }

  private static Pace readPace(Input in) {
    Instant at = in.readTime();
    return new Pace(
        at, in.readTime(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
  }
}
