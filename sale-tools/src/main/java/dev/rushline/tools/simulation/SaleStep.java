package dev.rushline.tools.simulation;

import dev.rushline.booking.seating.SaleCommand;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * A command in the log, its time, and what befalls the process with it.
 *
 * @param diesInWrites the process dies before the write of this number that the command leads to
 * @param commits whether everything so far is committed afterwards
 */
record SaleStep(SaleCommand command, Instant at, OptionalInt diesInWrites, boolean commits) {

  @Override
  public String toString() {
    return at
        + " "
        + command
        + (diesInWrites.isPresent() ? ", dying in write " + diesInWrites.getAsInt() : "")
        + (commits ? ", committed" : "");
  }
}
