package dev.rushline.tools.memory;

import java.io.Serial;

/** When the process dies next: before the so-manieth write from now, or not at all. */
public final class CrashPlan {
  private static final int NEVER = -1;

  private int writesLeft = NEVER;

  /** The process dies, as far as the stores can tell. */
  public static final class Crash extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private Crash() {
      super("crash", null, false, false);
    }
  }

  /** Dies before the write of this number from now, counted from 0. */
  public void inWrites(int writes) {
    writesLeft = writes;
  }

  /** Lives on. */
  public void never() {
    writesLeft = NEVER;
  }

  void beforeWrite() {
    if (writesLeft == 0) {
      throw new Crash();
    }
    if (writesLeft > 0) {
      writesLeft--;
    }
  }
}
