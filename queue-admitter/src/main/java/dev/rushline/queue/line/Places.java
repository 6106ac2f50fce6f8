package dev.rushline.queue.line;

/**
 * How many are where in one round of a line. Numbers below {@code serving} were called or passed;
 * of those from {@code serving} to {@code joined - 1} every one waits or is gone.
 *
 * @param joined how many have joined: the next arrival
 * @param serving the next number to be called
 * @param waiting how many wait
 * @param gone how many with a number from serving on have left
 * @param called how many are called and have not shown up
 * @param inside how many have shown up and are not done
 * @param admitted how many were ever called
 * @param shownUp how many of these ever showed up
 * @param noShows how many of these never did
 */
public record Places(
    long joined,
    long serving,
    long waiting,
    long gone,
    long called,
    long inside,
    long admitted,
    long shownUp,
    long noShows) {

  static final Places NONE = new Places(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Slots in use. */
  public long slots() {
    return called + inside;
  }

  Places withOneMore() {
    return new Places(
        joined + 1, serving, waiting + 1, gone, called, inside, admitted, shownUp, noShows);
  }

  Places withOneGone() {
    return new Places(
        joined, serving, waiting - 1, gone + 1, called, inside, admitted, shownUp, noShows);
  }

  Places withOneBack() {
    return new Places(
        joined, serving, waiting + 1, gone - 1, called, inside, admitted, shownUp, noShows);
  }

  Places withPassed(long numbers) {
    return new Places(
        joined,
        serving + numbers,
        waiting,
        gone - numbers,
        called,
        inside,
        admitted,
        shownUp,
        noShows);
  }

  Places withOneCalled() {
    return new Places(
        joined, serving + 1, waiting - 1, gone, called + 1, inside, admitted + 1, shownUp, noShows);
  }

  Places withOneShownUp() {
    return new Places(
        joined, serving, waiting, gone, called - 1, inside + 1, admitted, shownUp + 1, noShows);
  }

  Places withOneDone(PlaceStatus was, EndReason why) {
    return new Places(
        joined,
        serving,
        waiting,
        gone,
        called - (was == PlaceStatus.CALLED ? 1 : 0),
        inside - (was == PlaceStatus.INSIDE ? 1 : 0),
        admitted,
        shownUp,
        noShows + (why == EndReason.NO_SHOW ? 1 : 0));
  }
}
