package dev.rushline.edge.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rushline.schemas.queue.QueueState;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A line as everybody may see it.
 *
 * @param state IDLE, GATHERING, OPEN, PAUSED, DRAINED or CLOSED; PAUSED also while the line's owner
 *     is silent
 * @param heldUpBy what keeps the next fan from being admitted; SILENT while the owner is
 * @param at when that was so
 * @param opensAt when the first fan is admitted; absent: no such time was set
 * @param waiting how many wait
 * @param inside how many are admitted and not done
 * @param message what an operator tells those waiting; absent: nothing
 * @param draw the draw; absent: there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineView(
    String state,
    String heldUpBy,
    Instant at,
    Instant opensAt,
    long waiting,
    long inside,
    String message,
    DrawView draw) {

  /**
   * What is needed to check a draw, in hexadecimal.
   *
   * @param seedHash SHA-256 of the seed
   * @param listDigest digest of the list of all who joined; once it is closed, of those drawn
   * @param drawn how many were drawn; 0: the list is not closed
   * @param seed absent until the line has opened
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DrawView(String seedHash, String listDigest, long drawn, String seed) {}

  static LineView of(QueueState state) {
    return new LineView(
        state.getStatus().name(),
        state.getHeldUpBy().name(),
        state.getAt(),
        state.getPolicy().getOpensAt(),
        state.getWaiting(),
        state.getCalled() + state.getInside(),
        state.getMessage(),
        state.getSeedHash().hasRemaining() ? draw(state) : null);
  }

  /** The same while the line's owner is silent: it stands still, as far as anybody can tell. */
  LineView silent() {
    return new LineView("PAUSED", "SILENT", at, opensAt, waiting, inside, message, draw);
  }

  private static DrawView draw(QueueState state) {
    return new DrawView(
        hex(state.getSeedHash()),
        hex(state.getListDigest()),
        state.getDrawn(),
        state.getSeed().hasRemaining() ? hex(state.getSeed()) : null);
  }

  private static String hex(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
