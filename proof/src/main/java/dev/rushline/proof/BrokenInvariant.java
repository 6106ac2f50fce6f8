package dev.rushline.proof;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An invariant does not hold. What was seen is kept as it was found, the values between the words,
 * so that a test can ask for them; the message puts it into a sentence.
 */
public final class BrokenInvariant extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Invariant invariant;
  private final transient List<Object> evidence;

  /** What does not hold, and the words and values that show it. */
  public BrokenInvariant(Invariant invariant, Object... evidence) {
    super(Stream.of(evidence).map(BrokenInvariant::told).collect(Collectors.joining(" ")));
    this.invariant = invariant;
    this.evidence = Stream.of(evidence).toList();
  }

  /** What does not hold, since the subject itself has failed. */
  public BrokenInvariant(Invariant invariant, Throwable cause) {
    super(String.valueOf(cause.getMessage()), cause);
    this.invariant = invariant;
    this.evidence = List.of(cause);
  }

  /** Unless it holds, tells what is wrong in these words and values. */
  public static void check(boolean holds, Invariant invariant, Object... evidence) {
    if (!holds) {
      throw new BrokenInvariant(invariant, evidence);
    }
  }

  private static String told(Object evidence) {
    return evidence instanceof Explained explained
        ? explained.explained()
        : String.valueOf(evidence);
  }

  /** Which one. */
  public Invariant invariant() {
    return invariant;
  }

  /** What shows it. */
  public List<Object> evidence() {
    return evidence;
  }
}
