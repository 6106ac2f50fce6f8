package dev.rushline.queue.topology;

import dev.rushline.queue.line.Admission;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.Lottery;
import dev.rushline.queue.line.Phase;
import dev.rushline.queue.line.Places;
import dev.rushline.queue.line.Round;
import dev.rushline.schemas.queue.HeldUpBy;
import dev.rushline.schemas.queue.LineStatus;
import dev.rushline.schemas.queue.QueueState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * What everybody who waits is told. One record, of one length: Avro writes small numbers in fewer
 * bytes, so a record is filled up to the next multiple of {@value #BLOCK_BYTES}.
 */
final class Broadcast {
  static final int BLOCK_BYTES = 512;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** What is told of a draw: of its seed nothing but the hash before the line is open. */
  private record ToldDraw(long drawn, ByteBuffer listDigest, ByteBuffer seedHash, ByteBuffer seed) {

    static ToldDraw of(Round round) {
      return switch (round.phase()) {
        case Phase.Idle _ -> none(round);
        case Phase.Gathering(String seed) ->
            new ToldDraw(0, digest(round), MessageForms.bytes(Lottery.hashOf(seed)), NOTHING);
        case Phase.Drawn(Lottery lottery) -> of(lottery, NOTHING);
        case Phase.Open(Optional<Lottery> lottery) ->
            lottery
                .map(draw -> of(draw, MessageForms.bytes(draw.seed())))
                .orElseGet(() -> none(round));
      };
    }

    private static ToldDraw none(Round round) {
      return new ToldDraw(0, digest(round), NOTHING, NOTHING);
    }

    private static ToldDraw of(Lottery lottery, ByteBuffer seed) {
      return new ToldDraw(
          lottery.drawn(),
          MessageForms.bytes(lottery.listDigest()),
          MessageForms.bytes(Lottery.hashOf(lottery.seed())),
          seed);
    }

    private static ByteBuffer digest(Round round) {
      return MessageForms.bytes(round.listDigest());
    }
  }

  private Broadcast() {}

  static QueueState of(String eventId, Line line) {
    QueueState state = unpadded(eventId, line);
    state.setPadding(ByteBuffer.wrap(new byte[padding(length(state))]));
    return state;
  }

  /** Bytes that fill a record up whose padding is empty; from 64 on their length takes one more. */
  private static int padding(int length) {
    int missing = Math.ceilDiv(length, BLOCK_BYTES) * BLOCK_BYTES - length;
    return missing < 64 ? missing : missing == 64 ? 64 + BLOCK_BYTES - 1 : missing - 1;
  }

  private static QueueState unpadded(String eventId, Line line) {
    Places places = line.places();
    ToldDraw draw = ToldDraw.of(line.round());
    return new QueueState(
        eventId,
        line.version(),
        line.now(),
        TickLines.nextWithin(line).toMillis(),
        LineStatus.valueOf(line.status().name()),
        line.isGuarded(),
        HeldUpBy.valueOf(Admission.of(line).heldUpBy().name()),
        line.epoch(),
        line.round().number(),
        MessageForms.policy(line.policy()),
        places.joined(),
        draw.drawn(),
        places.serving(),
        places.waiting(),
        places.gone(),
        places.called(),
        places.inside(),
        places.admitted(),
        places.shownUp(),
        places.noShows(),
        line.pace().perMinute(),
        line.pace().perMinuteOfFive(),
        line.sale().free(),
        line.sale().lagMillis(),
        draw.listDigest(),
        draw.seedHash(),
        draw.seed(),
        line.round().message().orElse(null),
        NOTHING);
  }

  private static int length(QueueState state) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(BLOCK_BYTES * 2);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new SpecificDatumWriter<>(QueueState.class).write(state, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.size();
  }
}
