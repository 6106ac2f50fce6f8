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
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Encodes lines and places. */
final class LineCodec {
  private static final String IDLE = "IDLE";
  private static final String GATHERING = "GATHERING";
  private static final String OPEN = "OPEN";

  private LineCodec() {}

  static byte[] encode(Line line) {
    Round round = line.round();
    return Encoding.write(
        out -> {
          out.writeLong(line.version());
          Encoding.writeTime(out, line.now());
          write(out, line.policy());
          out.writeUTF(name(round.phase()));
          out.writeBoolean(round.paused());
          out.writeInt(line.epoch());
          out.writeInt(round.number());
          write(out, round.places());
          Encoding.writeOptional(out, seed(round.phase()));
          out.writeUTF(round.listDigest());
          write(out, round.phase().order());
          write(out, line.sale());
          write(out, line.pace());
          Encoding.writeOptional(out, round.message());
        });
  }

  static Line decodeLine(byte[] value) {
    return Encoding.read(
        value,
        (in, version) -> {
          long lineVersion = in.readLong();
          Instant now = Encoding.readTime(in);
          LinePolicy policy = readPolicy(in);
          String phase = in.readUTF();
          boolean paused = in.readBoolean();
          int epoch = in.readInt();
          int number = in.readInt();
          Places places = readPlaces(in);
          Optional<String> seed = Encoding.readOptional(in);
          String listDigest = in.readUTF();
          Phase reached = phase(phase, seed, readOrder(in, seed));
          SaleFacts sale = readSale(in, version);
          Pace pace = readPace(in);
          Round round =
              new Round(number, reached, paused, places, listDigest, Encoding.readOptional(in));
          return new Line(lineVersion, now, policy, epoch, round, sale, pace);
        });
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

  static byte[] encode(FanPlace place) {
    return Encoding.write(
        out -> {
          out.writeUTF(place.customerId().text());
          out.writeInt(place.round());
          out.writeLong(place.arrival());
          Encoding.writeTime(out, place.joinedAt());
          out.writeUTF(place.status().name());
          Encoding.writeOptionalTime(out, place.deadline());
          Encoding.writeOptional(out, place.endedWhy().map(EndReason::name));
          out.writeInt(place.rejoins());
        });
  }

  /** Before the third layout nobody counted who joins again. */
  static FanPlace decodePlace(byte[] value) {
    return Encoding.read(
        value,
        (in, version) ->
            new FanPlace(
                new CustomerId(in.readUTF()),
                in.readInt(),
                in.readLong(),
                Encoding.readTime(in),
                PlaceStatus.valueOf(in.readUTF()),
                Encoding.readOptionalTime(in),
                Encoding.readOptional(in).map(EndReason::valueOf),
                version < 3 ? 0 : in.readInt()));
  }

  private static void write(DataOutputStream out, LinePolicy policy) throws IOException {
    out.writeUTF(policy.mode().name());
    out.writeInt(policy.targetInside());
    out.writeInt(policy.ratePerMinute());
    out.writeInt(policy.demandThreshold());
    Encoding.writeOptionalTime(out, policy.opensAt());
    out.writeLong(policy.claimTtl().toMillis());
    out.writeLong(policy.slotTtl().toMillis());
    Encoding.writeTexts(out, policy.bypassGroups());
  }

  private static LinePolicy readPolicy(DataInputStream in) throws IOException {
    return new LinePolicy(
        LineMode.valueOf(in.readUTF()),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        Encoding.readOptionalTime(in),
        Duration.ofMillis(in.readLong()),
        Duration.ofMillis(in.readLong()),
        Encoding.readTexts(in));
  }

  private static void write(DataOutputStream out, Places places) throws IOException {
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

  private static Places readPlaces(DataInputStream in) throws IOException {
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
  private static void write(DataOutputStream out, Optional<Lottery> order) throws IOException {
    Encoding.writeOptional(out, order.map(Lottery::listDigest));
    out.writeLong(order.map(Lottery::drawn).orElse(0L));
  }

  private static Optional<Lottery> readOrder(DataInputStream in, Optional<String> seed)
      throws IOException {
    Optional<String> listDigest = Encoding.readOptional(in);
    long drawn = in.readLong();
    return listDigest.map(digest -> new Lottery(seed.orElseThrow(), digest, drawn));
  }

  private static void write(DataOutputStream out, SaleFacts sale) throws IOException {
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
  private static SaleFacts readSale(DataInputStream in, int version) throws IOException {
    boolean first = version == 1;
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

  private static void write(DataOutputStream out, Pace pace) throws IOException {
    Encoding.writeTime(out, pace.at());
    Encoding.writeTime(out, pace.since());
    out.writeDouble(pace.lastMinute());
    out.writeDouble(pace.lastFive());
    out.writeDouble(pace.demand());
    out.writeDouble(pace.credit());
  }

  private static Pace readPace(DataInputStream in) throws IOException {
    Instant at = Encoding.readTime(in);
    return new Pace(
        at,
        Encoding.readTime(in),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble());
  }
}
