package dev.rushline.prove.failover;

/**
 * One request of a fan and what came of it; moments are of {@link System#nanoTime}.
 *
 * @param event number of the event
 * @param due when it was to be sent
 * @param ended when its answer was there, or was given up
 * @param elsewhere whether the first edge lost or refused it and the other one was asked, too
 */
record Attempt(Kind kind, int event, long due, long ended, Outcome outcome, boolean elsewhere) {

  /** What was asked. */
  enum Kind {
    CHECKOUT,
    CONFIRM
  }

  /** How it was answered. */
  enum Outcome {
    /** Yes, or no for a reason. */
    DECIDED,
    /** 202, or in flight: it is in the log, and the owner has not answered in time. */
    LATE,
    /** 503, or no connection, at both edges. */
    REFUSED,
    /** What no fan should see. */
    SURPRISING
  }

  boolean decided() {
    return outcome == Outcome.DECIDED;
  }
}
