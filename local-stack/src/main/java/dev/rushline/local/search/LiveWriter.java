package dev.rushline.local.search;

import java.io.IOException;

/** Who writes to the searched generation all the time. */
@FunctionalInterface
public interface LiveWriter {

  /**
   * Lets go of the index it writes to, for good, and then writes to another.
   *
   * @return false when there is nobody who writes
   */
  boolean moveTo(String index) throws IOException, InterruptedException;
}
